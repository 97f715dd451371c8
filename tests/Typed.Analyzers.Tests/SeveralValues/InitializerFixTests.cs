using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>What stays of a request from which a fix removes properties, and which request it is.</summary>
public sealed class InitializerFixTests
{
    [Theory]
    // The last, the first, and one between others.
    [InlineData("new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:url|} }", "new FilmParams { ScriptA = \"x\" }")]
    [InlineData("new FilmParams { EndUrl = {|TYP2002:url|}, ScriptA = \"x\" }", "new FilmParams { ScriptA = \"x\" }")]
    [InlineData("new FilmParams { EndUrl = {|TYP2002:url|},\n    ScriptA = \"x\" }", "new FilmParams { ScriptA = \"x\" }")]
    [InlineData("new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:url|}, Text = url, }", "new FilmParams { ScriptA = \"x\", Text = url, }")]
    [InlineData("new FilmParams\n{\n    EndUrl = {|TYP2002:url|}, // end\n    ScriptA = \"x\", // script\n}", "new FilmParams\n{\n    ScriptA = \"x\", // script\n}")]
    [InlineData("new FilmParams\n{\n    // end\n    EndUrl = {|TYP2002:url|}, ScriptA = \"x\",\n}", "new FilmParams\n{\n    // end\n    ScriptA = \"x\",\n}")]
    // The only one: the comments on lines of their own stay.
    [InlineData("film with { EndUrl = {|TYP2002:url|} }", "film with { }")]
    [InlineData("film with\n{\n    EndUrl = {|TYP2002:url|},\n}", "film with\n{\n}")]
    [InlineData("film with\n{\n    // end\n    EndUrl = {|TYP2002:url|}\n}", "film with\n{\n    // end\n}")]
    [InlineData("film with\n{\n    // end\n    EndUrl = {|TYP2002:url|}, // why\n    // more\n}", "film with\n{\n    // end\n    // more\n}")]
    // Each form of a request, and each place of it.
    [InlineData("(FilmParams)new() { ScriptA = \"x\", EndUrl = {|TYP2002:url|} }", "(FilmParams)new() { ScriptA = \"x\" }")]
    [InlineData("Same(new() { ScriptA = \"x\", EndUrl = {|TYP2002:url|} })", "Same(new() { ScriptA = \"x\" })")]
    [InlineData("new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:Of(new FilmParams { ScriptA = \"y\" })|} }", "new FilmParams { ScriptA = \"x\" }")]
    [InlineData("new FilmParams { ScriptA = Of(new FilmParams { ScriptA = \"y\", EndUrl = {|TYP2002:url|} }), StartUrl = url, EndUrl = url }", "new FilmParams { ScriptA = Of(new FilmParams { ScriptA = \"y\" }), StartUrl = url, EndUrl = url }")]
    [InlineData("new FilmParams { ScriptA = Of(film with { EndUrl = {|TYP2002:url|} }), StartUrl = url, EndUrl = url }", "new FilmParams { ScriptA = Of(film with { }), StartUrl = url, EndUrl = url }")]
    public Task Without_one(string before, string after) => Test(before, after, InitializerCodeFixProvider.Remove(0)).RunAsync();

    // The finding is at a value of a value: the request is the one with the property to remove.
    [Theory]
    [InlineData("Voice = {|TYP2003:Of(new FilmParams { ScriptA = \"y\" })|}, Size = new FilmSizeCustom { Width = 40 }", "Size = new FilmSizeCustom { Width = 40 }", 0)]
    public Task A_value_within(string before, string after, int rank) => Test(
        $"new FilmParams {{ ScriptA = \"x\", {before} }}", $"new FilmParams {{ ScriptA = \"x\", {after} }}", InitializerCodeFixProvider.Remove(rank)).RunAsync();

    // One of two slots is set by the copied request: without the other, the request is as mixed as before.
    [Fact]
    public Task A_group_is_removed_as_a_whole_or_not()
    {
        static string Copy(string values) => $"using Typed;\n\nclass Test\n{{\n    object M(string text)\n    {{\n        var first = new Acme.BothFilmParams {{ StartImage = text }};\n        return first with {{ EndImage = text{values} }};\n    }}\n}}\n";

        return new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
        {
            TestCode = Copy(", References = {|TYP2005:[MediaInput.FromUrl(text)]|}"),
            FixedCode = Copy(""),
            ExpectedTitles = ["Remove References"],
            TestState = { AdditionalReferences = { References.Runtime, RetiredModels.Assembly } },
        }.RunAsync();
    }

    // Both of a pair, whichever is named by the finding; one property is a part of no other name.
    [Theory]
    [InlineData("new FilmParams { ScriptA = \"x\", Voice = {|TYP2003:\"a\"|}, Text = url }", "new FilmParams { ScriptA = \"x\", Text = url }", 0, "Remove Voice", "Remove Text")]
    [InlineData("new FilmParams { ScriptA = \"x\", Voice = {|TYP2003:\"a\"|}, Text = url }", "new FilmParams { ScriptA = \"x\", Voice = \"a\" }", 1, "Remove Voice", "Remove Text")]
    public Task One_of_two(string before, string after, int rank, params string[] titles) => Test(before, after, InitializerCodeFixProvider.Remove(rank), titles).RunAsync();

    [Fact]
    public Task Fix_all_removes_the_same_candidate_of_each_request()
    {
        const string Other = "new FilmParams { ScriptA = \"x\", Voice = {|TYP2003:\"b\"|}, Text = url }";
        var test = Test(
            $"Both(new FilmParams {{ ScriptA = \"x\", Voice = {{|TYP2003:\"a\"|}}, Text = url }}, {Other})",
            $"Both(new FilmParams {{ ScriptA = \"x\", Voice = \"a\" }}, {Other})",
            InitializerCodeFixProvider.Remove(1),
            [],
            "Both(new FilmParams { ScriptA = \"x\", Voice = \"a\" }, new FilmParams { ScriptA = \"x\", Voice = \"b\" })");
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider> Test(string before, string after, string key, string[]? titles = null, string? all = null) => new()
    {
        TestCode = Code(before),
        FixedCode = Code(after),
        BatchFixedCode = all is null ? null : Code(all),
        CodeActionEquivalenceKey = key,
        ExpectedTitles = titles is null or [] ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = Quiet + (before.Contains("TYP2002", StringComparison.Ordinal) ? "TYP2003" : "TYP2002") + ".severity = none" },
    };

    private const string Quiet = "dotnet_diagnostic.TYP3004.severity = none\ndotnet_diagnostic.";

    private static string Code(string request) =>
        $$"""
        using Acme;

        class Test
        {
            string Of(FilmParams film) => film.ToString();

            FilmParams Same(FilmParams film) => film;

            object Both(FilmParams one, FilmParams other) => (one, other);

            object M(string url)
            {
                var film = new FilmParams { ScriptA = "x" };
                Same(film);
                return
                    {{request.ReplaceLineEndings("\n            ")}};
            }
        }
        """;
}
