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

        [Model("acme", "acme/count")]
        [ReviewedDefault("steps", "4", Reviewed = "2026-10-02")]
        public sealed partial record CountParams { [Param("steps", Default = "5")] public int? Steps { get; init; } = 5; }

        [Model("acme", "acme/rate")]
        [ReviewedDefault("rate", "-0.5", Reviewed = "2026-10-02")]
        public sealed partial record RateParams { [Param("rate", Default = "0.5")] public double? Rate { get; init; } = 0.5; }

        [Model("acme", "acme/loud")]
        [ReviewedDefault("loud", "true")]
        public sealed partial record LoudParams { [Param("loud")] public bool? Loud { get; init; } }

        [Model("acme", "acme/quiet")]
        [ReviewedDefault("loud", "false", Reviewed = "2026-10-02")]
        public sealed partial record QuietParams { [Param("loud")] public bool? Loud { get; init; } }

        [Model("acme", "acme/gone")]
        [ReviewedDefault("quality", "\"best\"", Reviewed = "2026-10-02")]
        public sealed partial record GoneParams { [Param("quality", Default = "\"low\"")] public FilmQuality? Quality { get; init; } = FilmQuality.Low; }

        [Model("acme", "acme/many")]
        [ReviewedDefault("many", "[1]", Reviewed = "2026-10-02")]
        public sealed partial record ManyParams { [Param("many")] public IReadOnlyList<int>? Many { get; init; } }

        [Model("acme", "acme/word")]
        [ReviewedDefault("word", "5", Reviewed = "2026-10-02")]
        public sealed partial record WordParams { [Param("word", Default = "\"5\"")] public string? Word { get; init; } = "5"; }

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

    [Theory]
    [InlineData("CountParams", "Steps = 4", "The default of 'steps' of 'acme/count' was 4 at the last review (2026-10-02) and is 5, and the request does not set it")]
    [InlineData("RateParams", "Rate = -0.5", "The default of 'rate' of 'acme/rate' was -0.5 at the last review (2026-10-02) and is 0.5, and the request does not set it")]
    [InlineData("LoudParams", "Loud = true", "The default of 'loud' of 'acme/loud' was true at the last review (unknown day) and is none, and the request does not set it")]
    [InlineData("QuietParams", "Loud = false", "The default of 'loud' of 'acme/quiet' was false at the last review (2026-10-02) and is none, and the request does not set it")]
    [InlineData("GoneParams", null, "The default of 'quality' of 'acme/gone' was \"best\" at the last review (2026-10-02) and is \"low\", and the request does not set it")]
    [InlineData("ManyParams", null, "The default of 'many' of 'acme/many' was [1] at the last review (2026-10-02) and is none, and the request does not set it")]
    [InlineData("WordParams", null, "The default of 'word' of 'acme/word' was 5 at the last review (2026-10-02) and is \"5\", and the request does not set it")]
    public async Task Default_of_each_type(string record, string? assignment, string message)
    {
        await Test($"new {{|TYP3005:{record}|}}()", [message]).RunAsync();
        if (assignment is null)
        {
            await new CSharpCodeFixTest<DriftAnalyzer, ReviewedDefaultCodeFixProvider>
            {
                TestCode = Code($"new {{|TYP3005:{record}|}}()"),
                TestState = { AdditionalReferences = { References.Runtime, s_models.Value } },
            }.RunAsync();
        }
        else
        {
            await Fix($"new {{|TYP3005:{record}|}}()", $"new {record}() {{ {assignment} }}").RunAsync();
        }
    }

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
