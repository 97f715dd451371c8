using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Drift;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Drift;

namespace Typed.Analyzers.Tests.Drift;

/// <summary>Reviewed prices that depend on a number of outputs, on a field without a default, or on a list.</summary>
public sealed class PriceDriftTests
{
    private const string Models =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "up-to")]
        [PriceTable(UpToField = "most")]
        [PriceRule(10D)]
        [ReviewedPriceTable(Reviewed = "2026-10-03", UpToField = "most")]
        [ReviewedPriceRule(8D)]
        public sealed partial record UpToParams { [Param("most", Default = "1")] public int? Most { get; init; } = 1; }

        [Model("acme", "counted")]
        [PriceTable(CountField = "num")]
        [PriceRule(10D)]
        [ReviewedPriceTable(Reviewed = "2026-10-03")]
        [ReviewedPriceRule(10D)]
        public sealed partial record CountedParams { [Param("num", Default = "1")] public int? Num { get; init; } = 1; }

        [Model("acme", "sized")]
        [PriceRule(10D, "size", "small")]
        [PriceRule(20D)]
        [ReviewedPriceTable(Reviewed = "2026-10-03")]
        [ReviewedPriceRule(8D, "size", "small")]
        [ReviewedPriceRule(15D)]
        public sealed partial record SizedParams { [Param("size")] public string? Size { get; init; } }

        [Model("acme", "many")]
        [PriceRule(10D, "many", "x")]
        [ReviewedPriceTable(Reviewed = "2026-10-03")]
        [ReviewedPriceRule(8D, "many", "x")]
        public sealed partial record ManyParams { [Param("many", Default = "[1]")] public IReadOnlyList<int>? Many { get; init; } }

        [Model("acme", "empty")]
        [ReviewedDefault("word", "", Reviewed = "2026-10-03")]
        public sealed partial record EmptyParams { [Param("word", Default = "\"a\"")] public string? Word { get; init; } = "a"; }
        """;

    private const string AtRunTime = "changed since the last review (2026-10-03); what this request costs depends on values that are known at run time only";

    private static readonly Lazy<MetadataReference> s_models = new(() => References.Compile("PriceDrift", Models, LanguageVersion.CSharp13, References.Runtime));

    [Theory]
    [InlineData("new {|TYP3006:UpToParams|} { Most = 3 }", "A request to 'up-to' costs 10 to 30 credits; at the last review (2026-10-03) it cost 8 to 24")]
    // The same lines, but a field multiplies them now.
    [InlineData("new {|TYP3006:CountedParams|} { Num = count }", "The prices of 'counted' " + AtRunTime)]
    [InlineData("new CountedParams { Num = 1 }")]
    // Nothing is sent: the line without a condition applies.
    [InlineData("new {|TYP3006:SizedParams|}()", "A request to 'sized' costs 20 credits; at the last review (2026-10-03) it cost 15")]
    [InlineData("new {|TYP3006:SizedParams|} { Size = \"small\" }", "A request to 'sized' costs 10 credits; at the last review (2026-10-03) it cost 8")]
    // A list is not compared with the text of a line.
    [InlineData("new {|TYP3006:ManyParams|}()", "The prices of 'many' " + AtRunTime)]
    public Task Price(string request, params string[] messages) => new CSharpAnalyzerTest<DriftAnalyzer>
    {
        TestCode = Code(request),
        ExpectedMessages = messages,
        TestState = { AdditionalReferences = { References.Runtime, s_models.Value } },
    }.RunAsync();

    [Fact]
    public Task An_empty_default_cannot_be_written() => new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
    {
        TestCode = Code("new {|TYP3005:EmptyParams|}()"),
        TestState = { AdditionalReferences = { References.Runtime, s_models.Value } },
    }.RunAsync();

    private static string Code(string request) => $"using Acme; class Test {{ object M(int count) => {request}; }}";
}
