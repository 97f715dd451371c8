using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>The value of a slot that a fix adds: what is in scope by the slot's name, or an empty text where one is allowed.</summary>
public sealed class MissingValueTests
{
    private const string Models =
        """
        #nullable enable
        using Typed;
        using Typed.Constraints;
        namespace Slots;

        [Model("acme", "texts")]
        public sealed partial record TextParams { [Param("start", Slot = 0)] public string? Start { get; init; } [Param("end", Slot = 1)] public string? End { get; init; } }

        [Model("acme", "addresses")]
        public sealed partial record AddressParams { [Param("start", Slot = 0, Format = "uri")] public string? Start { get; init; } [Param("end", Slot = 1)] public string? End { get; init; } }

        [Model("acme", "others")]
        public sealed partial record OtherParams { [Param("start", Slot = 0)] public System.Version? Start { get; init; } [Param("end", Slot = 1)] public string? End { get; init; } }

        [Model("acme", "media")]
        public sealed partial record MediaParams { [Param("start", Slot = 0)] public MediaInput? Start { get; init; } [Param("end", Slot = 1)] public MediaInput? End { get; init; } }
        """;

    [Theory]
    [InlineData("object M(string text, string start)", "start")]
    [InlineData("string start = \"x\"; object M(string text)", "start")]
    [InlineData("string start => \"x\"; object M(string text)", "start")]
    // A method, another type, and another spelling.
    [InlineData("string start() => \"x\"; object M(string text)", "\"\"")]
    [InlineData("object M(string text, int start)", "\"\"")]
    [InlineData("object M(string text, string Start)", "\"\"")]
    public Task What_is_in_scope(string members, string value) =>
        Fix($"{members} => new TextParams {{ End = {{|TYP2002:text|}} }};", $"{members} => new TextParams {{ Start = {value}, End = text }};", "Set Start", "Remove End");

    [Theory]
    // Known before the request.
    [InlineData("var start = text; return {0};", "start")]
    // Not known yet: declared by the statement of the request, or after it. Of a parameter of a method within it, too.
    [InlineData("string start = Text({0}); return start;", "\"\"")]
    [InlineData("var request = {0}; var start = text; return start + request;", "\"\"")]
    public Task A_local_counts_after_its_declaration(string statements, string value)
    {
        string Code(string request) => $"string Text(object value) => \"x\"; object M(string text) {{ {statements.Replace("{0}", request, StringComparison.Ordinal)} }}";

        return Fix(Code("new TextParams { End = {|TYP2002:text|} }"), Code($"new TextParams {{ Start = {value}, End = text }}"), "Set Start", "Remove End");
    }

    [Theory]
    [InlineData("object M(MediaInput text, MediaInput start)", "start")]
    [InlineData("object M(MediaInput text, Uri start)", "start")]
    [InlineData("object M(MediaInput text, string start)", "MediaInput.FromUrl(start)")]
    [InlineData("string? start; object M(MediaInput text)", "MediaInput.FromUrl(start)")]
    public Task A_text_is_the_address_of_media(string members, string value) =>
        Fix($"{members} => new MediaParams {{ End = {{|TYP2002:text|}} }};", $"{members} => new MediaParams {{ Start = {value}, End = text }};", "Set Start", "Remove End");

    [Theory]
    // An empty text is no media, and none that the constraint of the field allows.
    [InlineData("object M(MediaInput text)", "MediaParams")]
    [InlineData("object M(MediaInput text, int start)", "MediaParams")]
    [InlineData("object M(string text)", "AddressParams")]
    [InlineData("object M(string text, string start)", "OtherParams")]
    public Task Nothing_is_offered_where_no_value_is_known(string members, string record) =>
        Fix($"{members} => new {record} {{ End = {{|TYP2002:text|}} }};", $"{members} => new {record} {{ }};", "Remove End");

    // The new line takes the indentation of the first; comments stay where they are.
    [Theory]
    [InlineData(
        "new TextParams\n    {\n        // The end.\n        End = {|TYP2002:text|},\n    }",
        "new TextParams\n    {\n        Start = start,\n        // The end.\n        End = text,\n    }")]
    [InlineData("new TextParams {\n        End = {|TYP2002:text|} }", "new TextParams {\n        Start = start,\n        End = text }")]
    [InlineData("new TextParams { /* both */ End = {|TYP2002:text|} }", "new TextParams { /* both */ Start = start, End = text }")]
    [InlineData("new TextParams{End = {|TYP2002:text|}}", "new TextParams{Start = start, End = text}")]
    [InlineData("new() { End = {|TYP2002:text|} }", "new() { Start = start, End = text }")]
    [InlineData("other with { End = {|TYP2002:text|} }", "other with { Start = start, End = text }")]
    public Task The_layout_is_kept(string before, string after)
    {
        const string Members = "TextParams M(string text, string start, MediaParams m) { TextParams other = new(); return ";

        return Fix(Members + before + "; }", Members + after + "; }", "Set Start", "Remove End");
    }

    private static Task Fix(string before, string after, params string[] titles) => new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = Code(after),
        CodeActionIndex = 0,
        ExpectedTitles = titles,
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string members) =>
        $$"""
        #nullable enable
        using System;
        using Slots;
        using Typed;

        class Test
        {
            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;
}
