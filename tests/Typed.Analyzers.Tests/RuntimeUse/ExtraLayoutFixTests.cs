using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>What stays of a request and of its extra parameters when a fix removes one of them.</summary>
public sealed class ExtraLayoutFixTests
{
    private const string Models =
        """
        #nullable enable
        using Typed;
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "extra")]
        public sealed partial record ExtraParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("loud")] public bool? Loud { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }
        """;

    private const string Other = "{ \"camera\", \"left\" }";

    private const string Extra = "{ {|TYP4009:\"loud\"|}, false }";

    // X is the extra parameter that the property covers, and O one that nothing covers.
    [Theory]
    // The only one: the whole list goes.
    [InlineData("new ExtraParams { Prompt = \"x\", ExtraParameters = new() { X } }", "new ExtraParams { Prompt = \"x\", Loud = false }", 0)]
    [InlineData("new ExtraParams { ExtraParameters = new() { X } }", "new ExtraParams { Loud = false }", 0)]
    [InlineData("new ExtraParams { Prompt = \"x\", ExtraParameters = new() { X } }", "new ExtraParams { Prompt = \"x\" }", 1)]
    [InlineData("new ExtraParams { ExtraParameters = new() { X } }", "new ExtraParams { }", 1)]
    [InlineData("new ExtraParams\n{\n    // raw\n    ExtraParameters = new() { X }, // extra\n}", "new ExtraParams\n{\n    // raw\n}", 1)]
    [InlineData("new ExtraParams\n{\n    ExtraParameters = new() { X }, // extra\n    Prompt = \"x\",\n}", "new ExtraParams\n{\n    Prompt = \"x\",\n}", 1)]
    [InlineData("new ExtraParams\n{\n    ExtraParameters = new() { X }, // extra\n    Prompt = \"x\",\n}", "new ExtraParams\n{\n    Loud = false, // extra\n    Prompt = \"x\",\n}", 0)]
    // One of two.
    [InlineData("new ExtraParams { ExtraParameters = new() { X, O }, Prompt = \"x\" }", "new ExtraParams { ExtraParameters = new() { O }, Prompt = \"x\" }", 1)]
    [InlineData("new ExtraParams { Prompt = \"x\", ExtraParameters = new() { O, X } }", "new ExtraParams { Prompt = \"x\", Loud = false, ExtraParameters = new() { O } }", 0)]
    [InlineData(
        "new ExtraParams\n{\n    Prompt = \"x\",\n    ExtraParameters = new()\n    {\n        X, // loud\n        O, // left\n    },\n}",
        "new ExtraParams\n{\n    Prompt = \"x\",\n    Loud = false,\n    ExtraParameters = new()\n    {\n        O, // left\n    },\n}", 0)]
    [InlineData(
        "new ExtraParams\n{\n    // raw\n    ExtraParameters = new() { X, O }\n}",
        "new ExtraParams\n{\n    Loud = false,\n    // raw\n    ExtraParameters = new() { O }\n}", 0)]
    public Task Layout(string before, string after, int index) => new CSharpCodeFixTest<CoveredExtraAnalyzer, CoveredExtraCodeFixProvider>
    {
        TestCode = Code(before.Replace("X", Extra, StringComparison.Ordinal)),
        FixedCode = Code(after),
        CodeActionIndex = index,
        ExpectedTitles = ["Use Loud", "Remove the extra parameter"],
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string request) =>
        $"using Acme;\n\nclass Test\n{{\n    object M() =>\n        {request.Replace("O", Other, StringComparison.Ordinal).ReplaceLineEndings("\n        ")};\n}}\n";
}
