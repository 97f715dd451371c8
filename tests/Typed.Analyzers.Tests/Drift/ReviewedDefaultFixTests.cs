using Typed.Analyzers.Drift;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Drift;

namespace Typed.Analyzers.Tests.Drift;

/// <summary>Where a reviewed default is written: in the layout of the initializer, without the comments of the other values.</summary>
public sealed class ReviewedDefaultFixTests
{
    private const string Models =
        """
        #nullable enable
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "acme/count")]
        [ReviewedDefault("steps", "4", Reviewed = "2026-10-02")]
        public sealed partial record CountParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("tag")] public string? Tag { get; init; }
            [Param("steps", Default = "5")] public int? Steps { get; init; } = 5;
            [Param("inner")] public object? Inner { get; init; }
        }
        """;

    // The record's name is marked as the finding.
    [Theory]
    // On one line.
    [InlineData("new R { Prompt = \"x\" }", "new R { Prompt = \"x\", Steps = 4 }")]
    [InlineData("new R {Prompt = \"x\"}", "new R {Prompt = \"x\", Steps = 4}")]
    [InlineData("new R { Prompt = \"x\", }", "new R { Prompt = \"x\", Steps = 4, }")]
    [InlineData("new R { Prompt = \"x\" /* what */ }", "new R { Prompt = \"x\" /* what */, Steps = 4 }")]
    [InlineData("new R { Prompt = \"x\", /* end */ }", "new R { Prompt = \"x\", /* end */ Steps = 4, }")]
    [InlineData("new R { Prompt = \"x\",}", "new R { Prompt = \"x\", Steps = 4,}")]
    // An item on each line.
    [InlineData("new R\n{\n    Prompt = \"x\",\n        Tag = \"y\"\n}", "new R\n{\n    Prompt = \"x\",\n        Tag = \"y\",\n        Steps = 4\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\"\n}", "new R\n{\n    Prompt = \"x\",\n    Steps = 4\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\",\n}", "new R\n{\n    Prompt = \"x\",\n    Steps = 4,\n}")]
    [InlineData("new R {\n    Prompt = \"x\" }", "new R {\n    Prompt = \"x\", Steps = 4 }")]
    [InlineData("new R { Prompt = \"x\",\n    Tag = \"y\",\n}", "new R { Prompt = \"x\",\n    Tag = \"y\",\n    Steps = 4,\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\", Tag = \"y\"\n}", "new R\n{\n    Prompt = \"x\", Tag = \"y\",\n    Steps = 4\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\", Tag = \"y\",\n}", "new R\n{\n    Prompt = \"x\", Tag = \"y\",\n    Steps = 4,\n}")]
    // Comments stay where they are, and are not written twice.
    [InlineData("new R\n{\n    // what\n    Prompt = \"x\"\n}", "new R\n{\n    // what\n    Prompt = \"x\",\n    Steps = 4\n}")]
    [InlineData("new R\n{\n    // what\n    Prompt = \"x\",\n}", "new R\n{\n    // what\n    Prompt = \"x\",\n    Steps = 4,\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\" // what\n}", "new R\n{\n    Prompt = \"x\", // what\n    Steps = 4\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\", // what\n}", "new R\n{\n    Prompt = \"x\", // what\n    Steps = 4,\n}")]
    [InlineData("new R\n{\n    Prompt = \"x\",\n    // end\n}", "new R\n{\n    Prompt = \"x\",\n    Steps = 4,\n    // end\n}")]
    // Nothing in braces.
    [InlineData("new R { }", "new R { Steps = 4 }")]
    [InlineData("new R() {}", "new R() { Steps = 4 }")]
    [InlineData("new R() { /* none */ }", "new R() { /* none */ Steps = 4 }")]
    [InlineData("new R\n{\n}", "new R\n{\n    Steps = 4\n}")]
    [InlineData("new R\n{\n    // none\n}", "new R\n{\n    // none\n    Steps = 4\n}")]
    [InlineData("new R\n{\n  // none\n}", "new R\n{\n  // none\n  Steps = 4\n}")]
    // No braces.
    [InlineData("new R()", "new R() { Steps = 4 }")]
    [InlineData("new R(/* none */) /* end */", "new R(/* none */) { Steps = 4 } /* end */")]
    [InlineData("new CountParams { Steps = 1, Inner = new R() }", "new CountParams { Steps = 1, Inner = new R() { Steps = 4 } }")]
    public Task Layout(string before, string after) => new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
    {
        TestCode = Code(before.Replace("new R", "new {|TYP3005:CountParams|}", StringComparison.Ordinal)),
        FixedCode = Code(after.Replace("new R", "new CountParams", StringComparison.Ordinal)),
        ExpectedTitles = ["Set Steps as before"],
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    [Fact]
    public Task Fix_all_sets_each_request_of_a_file() => new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
    {
        TestCode = Code("new {|TYP3005:CountParams|} { Inner = new {|TYP3005:CountParams|}() }"),
        FixedCode = Code("new CountParams { Inner = new {|TYP3005:CountParams|}(), Steps = 4 }"),
        BatchFixedCode = Code("new CountParams { Inner = new CountParams() { Steps = 4 }, Steps = 4 }"),
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string request) => $"using Acme;\n\nclass Test\n{{\n    object Target() =>\n        {request.ReplaceLineEndings("\n        ")};\n}}\n";
}
