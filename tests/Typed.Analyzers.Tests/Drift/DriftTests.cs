using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Drift;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Drift;

namespace Typed.Analyzers.Tests.Drift;

public sealed class DriftTests
{
    // As the generator emits a model whose reviewed defaults and prices were others; SameParams is what was reviewed.
    private const string Models =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        using Typed.Specification;
        namespace Acme;

        [Model("acme", "acme/film")]
        [PriceTable(CountField = "num", AsOf = "2026-11")]
        [PriceRule(10D, "duration", "5", "quality", "low")]
        [PriceRule(16D, "duration", "10", "quality", "low")]
        [PriceRule(30D, "duration", "5", "quality", "high")]
        [ReviewedDefault("duration", "5", Reviewed = "2026-10-01")]
        [ReviewedDefault("mood", "\"so \\\"calm\\\"\"", Reviewed = "2026-10-01")]
        [ReviewedDefault("audio", null, Reviewed = "2026-10-01")]
        [ReviewedDefault("size", "{\"width\":1}", Reviewed = "2026-10-01")]
        [ReviewedPriceTable(Reviewed = "2026-10-01", CountField = "num")]
        [ReviewedPriceRule(8D, "duration", "5", "quality", "low")]
        [ReviewedPriceRule(16D, "duration", "10", "quality", "low")]
        [ReviewedPriceRule(20D, "duration", "5", "quality", "high")]
        [ReviewedPriceRule(40D, "duration", "10", "quality", "high")]
        public sealed partial record FilmParams : Typed.ParamsObject
        {
            [Param("mood", Default = "\"wild\"")] public string? Mood { get; init; } = "wild";
            [Param("audio", Default = "true")] public bool? Audio { get; init; } = true;
            [Param("size", Default = "{\"width\":2}")] public object? Size { get; init; }
            [Param("num", Default = "1")] public int? Num { get; init; } = 1;
            [Param("duration", Role = ParamRole.Duration, Default = "10")] public FilmDuration? Duration { get; init; } = FilmDuration.Seconds10;
            [Param("quality", Default = "\"low\"")] public FilmQuality? Quality { get; init; } = FilmQuality.Low;
            protected override void Accept(Typed.Visiting.ParamVisitor visitor) { }
        }

        [ParamEnum("duration", "5", "10", Role = ParamRole.Duration, Provider = "acme", Model = "acme/film")]
        public enum FilmDuration { Seconds5 = 5, Seconds10 = 10 }

        [ParamEnum("quality", "\"low\"", "\"high\"", Provider = "acme", Model = "acme/film")]
        public enum FilmQuality { Low = 1, High = 2 }

        [Model("acme", "acme/same")]
        [PriceRule(10D)]
        public sealed partial record SameParams { [Param("mood", Default = "\"wild\"")] public string? Mood { get; init; } = "wild"; }
        """;

    private const string AllSet = "Mood = \"a\", Audio = false, Size = null, ";

    private static readonly Lazy<MetadataReference> s_models = new(() => References.Compile("Drifted", Models, LanguageVersion.CSharp13, References.Runtime));

    [Fact]
    public Task Each_default_that_is_relied_upon_is_shown() => Test(
        "new {|TYP3005:{|TYP3005:{|TYP3005:{|TYP3005:{|TYP3006:FilmParams|}|}|}|}|}()",
        [
            "The default of 'audio' of 'acme/film' was none at the last review (2026-10-01) and is true, and the request does not set it",
            "The default of 'duration' of 'acme/film' was 5 at the last review (2026-10-01) and is 10, and the request does not set it",
            "The default of 'mood' of 'acme/film' was \"so \\\"calm\\\"\" at the last review (2026-10-01) and is \"wild\", and the request does not set it",
            "The default of 'size' of 'acme/film' was {\"width\":1} at the last review (2026-10-01) and is {\"width\":2}, and the request does not set it",
            "A request to 'acme/film' costs 16 credits; at the last review (2026-10-01) it cost 8",
        ]).RunAsync();

    [Theory]
    // What is set does not rely on a default; what costs the same is no news.
    [InlineData("new FilmParams { " + AllSet + "Duration = FilmDuration.Seconds10 }")]
    [InlineData("new FilmParams { " + AllSet + "Duration = FilmDuration.Seconds10, Num = 3 }")]
    [InlineData("new SameParams()")]
    // Raw parameters whose names nobody knows may set anything.
    [InlineData("new FilmParams { ExtraParameters = extras }")]
    [InlineData("new FilmParams { ExtraParameters = { { \"mood\", \"calm\" } } }")]
    // Only a line that did not change can be meant.
    [InlineData("new FilmParams { " + AllSet + "Duration = FilmDuration.Seconds10, Quality = FilmQuality.Low, Num = count }")]
    public Task Says_nothing(string request) => Test(request, []).RunAsync();

    [Theory]
    [InlineData("Duration = FilmDuration.Seconds5", "A request to 'acme/film' costs 10 credits; at the last review (2026-10-01) it cost 8")]
    [InlineData("Duration = FilmDuration.Seconds5, Num = 2", "A request to 'acme/film' costs 20 credits; at the last review (2026-10-01) it cost 16")]
    [InlineData("Duration = FilmDuration.Seconds5, Quality = FilmQuality.High", "A request to 'acme/film' costs 30 credits; at the last review (2026-10-01) it cost 20")]
    [InlineData("Duration = FilmDuration.Seconds10, Quality = FilmQuality.High", "A request to 'acme/film' has no price any more; at the last review (2026-10-01) it cost 40 credits")]
    [InlineData("Duration = duration", "The prices of 'acme/film' changed since the last review (2026-10-01); what this request costs depends on values that are known at run time only")]
    // An extra parameter is sent in place of the property, whichever is written first, so the property's price says nothing.
    [InlineData("Duration = FilmDuration.Seconds5, ExtraParameters = new() { { \"duration\", 10 } }", "The prices of 'acme/film' changed since the last review (2026-10-01); what this request costs depends on values that are known at run time only")]
    [InlineData("ExtraParameters = new() { { \"duration\", 10 } }, Duration = FilmDuration.Seconds5", "The prices of 'acme/film' changed since the last review (2026-10-01); what this request costs depends on values that are known at run time only")]
    [InlineData("ExtraParameters = new() { { \"duration\", 10 } }, Duration = null", "The prices of 'acme/film' changed since the last review (2026-10-01); what this request costs depends on values that are known at run time only")]
    // Another extra parameter changes nothing, and neither does none.
    [InlineData("ExtraParameters = new() { { \"camera\", \"left\" } }, Duration = FilmDuration.Seconds5", "A request to 'acme/film' costs 10 credits; at the last review (2026-10-01) it cost 8")]
    [InlineData("ExtraParameters = null, Duration = FilmDuration.Seconds5", "A request to 'acme/film' costs 10 credits; at the last review (2026-10-01) it cost 8")]
    // The provider's default holds where null is sent, then and now.
    [InlineData("Duration = null", "A request to 'acme/film' costs 16 credits; at the last review (2026-10-01) it cost 8")]
    public Task Price(string values, string message) => Test($"new {{|TYP3006:FilmParams|}} {{ {AllSet}{values} }}", [message]).RunAsync();

    [Fact]
    public Task Sets_the_old_default() => Fix(
        "new {|TYP3005:{|TYP3006:FilmParams|}|} { Mood = \"a\", Audio = false, Size = null }",
        "new {|TYP3006:FilmParams|} { Mood = \"a\", Audio = false, Size = null, Duration = FilmDuration.Seconds5 }").RunAsync();

    [Fact]
    public Task Writes_it_as_the_others_are_written() => Fix(
        """
        new {|TYP3005:{|TYP3005:{|TYP3006:FilmParams|}|}|}
                {
                    Audio = false, // quiet
                    Size = null,
                }
        """,
        """
        new {|TYP3005:{|TYP3006:FilmParams|}|}
                {
                    Audio = false, // quiet
                    Size = null,
                    Duration = FilmDuration.Seconds5,
                }
        """,
        """
        new {|TYP3006:FilmParams|}
                {
                    Audio = false, // quiet
                    Size = null,
                    Duration = FilmDuration.Seconds5,
                    Mood = "so \"calm\"",
                }
        """).RunAsync();

    [Fact]
    public Task Makes_an_initializer_where_there_is_none() => Fix(
        "new {|TYP3005:{|TYP3005:{|TYP3005:{|TYP3005:{|TYP3006:FilmParams|}|}|}|}|}()",
        "new {|TYP3005:{|TYP3005:{|TYP3005:{|TYP3006:FilmParams|}|}|}|}() { Duration = FilmDuration.Seconds5 }",
        "new {|TYP3005:{|TYP3005:{|TYP3006:FilmParams|}|}|}() { Duration = FilmDuration.Seconds5, Mood = \"so \\\"calm\\\"\" }",
        index: 1).RunAsync();

    // An object, and what was not there: no C# that would say it.
    [Fact]
    public Task Offers_nothing_where_it_cannot_be_written() => new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
    {
        TestCode = Code("new {|TYP3005:{|TYP3005:FilmParams|}|} { Mood = \"a\", Duration = FilmDuration.Seconds10 }"),
        TestState = { AdditionalReferences = { References.Runtime, s_models.Value } },
    }.RunAsync();

    private static CSharpAnalyzerTest<DriftAnalyzer> Test(string request, string[] messages) => new()
    {
        TestCode = Code(request),
        ExpectedMessages = messages,
        TestState = { AdditionalReferences = { References.Runtime, s_models.Value } },
    };

    private static CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider> Fix(string request, string changed, string? all = null, int index = 0)
    {
        var test = new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
        {
            TestCode = Code(request),
            FixedCode = Code(changed),
            BatchFixedCode = all is null ? null : Code(all),
            DiagnosticIndex = index,
        };
        test.TestState.AdditionalReferences.AddRange([References.Runtime, s_models.Value]);
        return test;
    }

    private static string Code(string request) =>
        $$"""
        using Acme;
        class Test
        {
            object M(FilmDuration duration, int count, Typed.ExtraParameters extras) => {{request}};
        }
        """;
}
