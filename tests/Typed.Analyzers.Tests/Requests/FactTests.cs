using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.Requests;

/// <summary>What is known about a field: of values that the compiler does not analyze for null, objects, lists, and conversions.</summary>
public sealed class FactTests
{
    private const string Models =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        using Typed.Specification;
        using Typed.Validation;
        namespace Facts;

        [Model("facts", "pairs")]
        [ParamRule("a", CrossFieldRuleKind.Excludes, "A name or a code.", "name", "code")]
        [ParamRule("b", CrossFieldRuleKind.Excludes, "A number or a text.", "number", "text")]
        [ParamRule("c", CrossFieldRuleKind.Excludes, "A size or a shape.", "size", "shape")]
        [ParamRule("d", CrossFieldRuleKind.Excludes, "Depth stands alone.", "depth", "text", "shape")]
        [ParamRule("e", CrossFieldRuleKind.Requires, "Three need a text.", "number=3", "text")]
        public sealed partial record PairsParams
        {
            [Param("name")] public required string Name { get; init; }
            [Param("code")] public string? Code { get; init; }
            [Param("number")] public int? Number { get; init; }
            [Param("text")] public string? Text { get; init; }
            [Param("size")] public Size? Size { get; init; }
            [Param("shape")] public string? Shape { get; init; }
            [Param("depth")] public int? Depth { get; init; }
        }

        [Model("facts", "three")]
        public sealed partial record ThreeParams
        {
            [Param("third", Slot = 2)] public string? Third { get; init; }
            [Param("first", Slot = 0)] public string? First { get; init; }
            [Param("second", Slot = 1)] public string? Second { get; init; }
        }

        public sealed record Size { public static implicit operator Size((int Width, int Height) value) => new(); }

        [Model("facts", "list")]
        [PriceTable(AsOf = "2026-11")]
        [PriceRule(5D, "tags", "a")]
        public sealed partial record ListParams { [Param("tags", Default = "[\"a\"]")] public IReadOnlyList<string>? Tags { get; init; } = ["a"]; }

        [Model("facts", "object")]
        [PriceTable(AsOf = "2026-11")]
        [PriceRule(5D, "options", "a")]
        public sealed partial record ObjectParams { [Param("options", Default = "{\"a\":1}")] public string? Options { get; init; } = "a"; }

        [Model("facts", "text")]
        [PriceTable(AsOf = "2026-11")]
        [PriceRule(5D, "mode", "a")]
        public sealed partial record TextParams { [Param("mode", Default = "\"b\"")] public string? Mode { get; init; } = "b"; }

        [Model("facts", "union")]
        [PriceTable(AsOf = "2026-11")]
        [PriceRule(5D, "level", "low")]
        public sealed partial record UnionParams { [Param("level")] public Level? Level { get; init; } }

        public sealed record Level { public static implicit operator Level(LevelKind value) => new(); public static implicit operator Level(double value) => new(); }

        [ParamEnum("level", "\"low\"", "\"high\"", Provider = "facts", Model = "union")]
        public enum LevelKind { Low = 1, High = 2 }
        """;

    [Theory]
    // Without null analysis, a required property and a value that cannot be null are set; another value may be null.
    [InlineData("#nullable disable", "Name = {|TYP2003:text|}, Code = \"x\"")]
    [InlineData("#nullable disable", "Name = null!, Number = {|TYP2003:x|}, Text = \"x\"")]
    [InlineData("#nullable disable", "Name = null!, Number = maybe, Text = \"x\"")]
    [InlineData("#nullable disable", "Name = null!, Size = {|TYP2003:(x, 5)|}, Shape = \"x\"")]
    [InlineData("#nullable disable", "Name = null!, Size = size, Shape = \"x\"")]
    // The third property of a rule, too.
    [InlineData("", "Name = text, Depth = {|TYP2003:1|}, Shape = text")]
    [InlineData("", "Name = text, Depth = {|TYP2003:1|}, Text = text")]
    [InlineData("", "Name = text, Depth = 1")]
    // A conversion that rounds.
    [InlineData("", "Name = text, Number = {|TYP2003:(int)3.5|}")]
    [InlineData("", "Name = text, Number = (int)4.5")]
    public Task Presence(string directive, string assignments) => VerifyAsync(directive, $"new PairsParams {{ {assignments} }}");

    [Theory]
    // The price depends on a part of an object or a list, which is not read.
    [InlineData("new ListParams()")]
    [InlineData("new ObjectParams()")]
    [InlineData("new {|TYP2001:TextParams|}()")]
    // A member of an enum as one of several types.
    [InlineData("new UnionParams { Level = {|TYP2001:LevelKind.High|} }")]
    [InlineData("new UnionParams { Level = LevelKind.Low }")]
    [InlineData("new UnionParams { Level = 0.5 + x }")]
    public Task Price(string request) => VerifyAsync("", request);

    // Only an earlier slot can be missing, wherever the slots are declared.
    [Theory]
    [InlineData("new ThreeParams { First = text, Second = text }")]
    [InlineData("new ThreeParams { First = text, Third = {|TYP2002:text|} }")]
    [InlineData("new ThreeParams { Second = {|TYP2002:text|} }")]
    [InlineData("new ThreeParams { Third = text, Second = text, First = text }")]
    public Task Slots(string request) => VerifyAsync("", request);

    // A property that may be null is not among those that can be removed.
    [Fact]
    public Task Removable_properties() => new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
    {
        TestCode = Code("", "new PairsParams { Name = text, Depth = {|TYP2003:1|}, Text = some, Shape = text }"),
        FixedCode = Code("", "new PairsParams { Name = text, Text = some, Shape = text }"),
        ExpectedTitles = ["Remove Depth", "Remove Shape"],
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    // A request is followed through seven copies.
    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public Task Copies(int copies, bool isFound)
    {
        var between = string.Concat(Enumerable.Repeat(" with { Code = null }", copies - 1));
        return VerifyAsync("", $"new PairsParams {{ Name = text, Shape = text }}{between} with {{ Size = {(isFound ? "{|TYP2003:(1, 2)|}" : "(1, 2)")} }}");
    }

    private static Task VerifyAsync(string directive, string request) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code(directive, request),
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string directive, string request) =>
        $$"""
        {{directive}}
        using Facts;

        static class Test
        {
            static object M(string text, {{(directive.Length == 0 ? "string?" : "string")}} some, int x, int? maybe, Size size) => {{request}};
        }
        """;
}
