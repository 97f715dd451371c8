using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>Price tables with fields that have no default, a line for all other requests, or a smallest count.</summary>
public sealed class PriceDetailTests
{
    [Theory]
    // Without a value to blame, the request itself; of several, the first one that no line has.
    [InlineData("new {|TYP2001:UnpricedParams|}()", "The price table of 'unpriced' has no line for size (not set), tone (not set); it has: size small, tone calm")]
    [InlineData("new UnpricedParams { Tone = {|TYP2001:\"wild\"|}, Size = \"large\" }", "The price table of 'unpriced' has no line for size large, tone wild; it has: size small, tone calm")]
    [InlineData("new UnpricedParams { Tone = {|TYP2001:\"wild\"|}, Size = \"small\" }", "The price table of 'unpriced' has no line for size small, tone wild; it has: size small, tone calm")]
    [InlineData("new UnpricedParams { Tone = \"calm\", Size = {|TYP2001:\"large\"|} }", "The price table of 'unpriced' has no line for size large, tone calm; it has: size small, tone calm")]
    [InlineData("new UnpricedParams { Tone = \"calm\", Size = \"small\" }", null)]
    // Where the sources contradict each other, a combination without a line is no mistake.
    [InlineData("new UncertainParams { Size = \"large\" }", null)]
    // The first line that fits is the price.
    [InlineData("new {|TYP3001:FallbackParams|} { Duration = StepsDuration.Seconds10 }", "A request to 'fallback' costs 9 credits by the table of 2026-10; the budget is 6")]
    [InlineData("new FallbackParams { Duration = StepsDuration.Seconds5 }", null)]
    public Task Price(string request, string? message) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code(request),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly }, EditorConfig = "typed_credit_budget = 6" },
    }.RunAsync();

    [Theory]
    [InlineData("{|TYP3001:FallbackParams|} { Duration = StepsDuration.Seconds10 }", "FallbackParams { Duration = StepsDuration.Seconds5 }", 6, "Use Seconds5 (5 s)")]
    // Two is the smallest count that the model takes.
    [InlineData("{|TYP3001:BatchParams|} { Num = 5 }", "BatchParams { Num = 2 }", 20, "Use 2")]
    [InlineData("{|TYP3001:BatchParams|} { Num = 5 }", "BatchParams { Num = 4 }", 49, "Use 4")]
    [InlineData("{|TYP3001:BatchParams|} { Num = 5 }", null, 19)]
    public Task Within_the_budget(string before, string? after, int budget, params string[] titles) => new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code("new " + before),
        FixedCode = after is null ? null : Code("new " + after),
        ExpectedTitles = after is null ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly }, EditorConfig = $"typed_credit_budget = {budget}" },
    }.RunAsync();

    private static string Code(string request) =>
        $$"""
        using Details;
        using Typed;
        using Typed.Constraints;

        static class Test
        {
            static object M() => {{request}};
        }

        [Model("acme", "unpriced")]
        [PriceTable(AsOf = "2026-10")]
        [PriceRule(5D, "size", "small", "tone", "calm")]
        public sealed partial record UnpricedParams
        {
            [Param("size")] public string? Size { get; init; }
            [Param("tone")] public string? Tone { get; init; }
        }

        [Model("acme", "uncertain")]
        [PriceTable(AsOf = "2026-10", Certainty = CostCertainty.Contradictory)]
        [PriceRule(5D, "size", "small")]
        public sealed partial record UncertainParams { [Param("size")] public string? Size { get; init; } }

        [Model("acme", "fallback")]
        [PriceTable(AsOf = "2026-10")]
        [PriceRule(5D, "duration", "5s")]
        [PriceRule(9D)]
        public sealed partial record FallbackParams { [Param("duration", Default = "\"5s\"")] public StepsDuration? Duration { get; init; } = StepsDuration.Seconds5; }

        [Model("acme", "batch")]
        [PriceTable(CountField = "num", AsOf = "2026-10")]
        [PriceRule(10D)]
        public sealed partial record BatchParams { [Param("num", Default = "2", Minimum = 2D)] public int? Num { get; init; } = 2; }
        """;
}
