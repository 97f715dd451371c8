using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>8 credits for 5 s low, 16 for 10 s low, 20 for 5 s high.</summary>
public sealed class PricedValueFixTests
{
    private const string Film = "var film = new FilmParams { ScriptA = \"x\", Duration = FilmDuration.Seconds10 }; ";

    [Theory]
    // The last value first; each one alone must lead to a line.
    [InlineData(
        "Duration = FilmDuration.Seconds10, Quality = {|TYP2001:FilmQuality.High|}",
        "Duration = FilmDuration.Seconds10, Quality = FilmQuality.Low", 0, "Use Low (low)", "Use Seconds5 (5 s)")]
    [InlineData(
        "Duration = FilmDuration.Seconds10, Quality = {|TYP2001:FilmQuality.High|}",
        "Duration = FilmDuration.Seconds5, Quality = FilmQuality.High", 1, "Use Low (low)", "Use Seconds5 (5 s)")]
    [InlineData("Duration = {|TYP2001:FilmDuration.Auto|}", "Duration = FilmDuration.Seconds5", 0, "Use Seconds5 (5 s)", "Use Seconds10 (10 s)")]
    [InlineData("Duration = {|TYP2001:FilmDuration.Auto|}, Quality = FilmQuality.High", "Duration = FilmDuration.Seconds5, Quality = FilmQuality.High", 0, "Use Seconds5 (5 s)")]
    [InlineData("Duration = FilmDurations.FromSeconds(10), Quality = {|TYP2001:high|}", "Duration = FilmDuration.Seconds5, Quality = high", 1, "Use Low (low)", "Use Seconds5 (5 s)")]
    public Task With_a_price(string before, string after, int index, params string[] titles) => VerifyAsync(New(before), New(after), null, "", index, titles);

    // What the copied request has cannot be changed from here.
    [Fact]
    public Task In_a_copy() => VerifyAsync(
        Film + "Keep(film with { Quality = {|TYP2001:FilmQuality.High|} });", Film + "Keep(film with { Quality = FilmQuality.Low });", null, "", 0, "Use Low (low)");

    [Fact]
    public Task Fix_all_with_a_price() => VerifyAsync(
        New("Duration = {|TYP2001:FilmDuration.Auto|}") + New("Quality = FilmQuality.High, Duration = {|TYP2001:FilmDuration.Seconds10|}"),
        New("Duration = FilmDuration.Seconds5") + New("Quality = FilmQuality.High, Duration = {|TYP2001:FilmDuration.Seconds10|}"),
        New("Duration = FilmDuration.Seconds5") + New("Quality = FilmQuality.High, Duration = FilmDuration.Seconds5"),
        "",
        0,
        "Use Seconds5 (5 s)",
        "Use Seconds10 (10 s)");

    [Theory]
    [InlineData("Duration = FilmDuration.Seconds10", "Duration = FilmDuration.Seconds5", "10", "Use Seconds5 (5 s)")]
    [InlineData("Quality = FilmQuality.High, Duration = null", "Quality = FilmQuality.Low, Duration = null", "19.5", "Use Low (low)")]
    // Three of them: 24 credits for 5 s low.
    [InlineData("Duration = FilmDuration.Seconds10, Num = 3, Text = \"x\"", "Duration = FilmDuration.Seconds5, Num = 3, Text = \"x\"", "24", "Use Seconds5 (5 s)", "Use 1")]
    // A written count can be a smaller one: two of them fit.
    [InlineData("Num = 3, Text = \"x\"", "Num = 2, Text = \"x\"", "23", "Use 2")]
    public async Task Within_the_budget(string before, string after, string budget, params string[] titles)
    {
        await VerifyAsync(Over(before), New(after), null, $"typed_credit_budget = {budget}", 0, titles);
        await VerifyAsync(Over(before), null, null, "typed_credit_budget = 7", 0);
    }

    [Fact]
    public Task Fix_all_within_the_budget() => VerifyAsync(
        Over("Duration = FilmDuration.Seconds10") + Over("Quality = FilmQuality.High"),
        New("Duration = FilmDuration.Seconds5") + Over("Quality = FilmQuality.High"),
        New("Duration = FilmDuration.Seconds5") + New("Quality = FilmQuality.Low"),
        "typed_credit_budget = 10",
        0,
        "Use Seconds5 (5 s)");

    [Theory]
    [InlineData("Num = 3, Text = \"x\"")]
    [InlineData("")]
    [InlineData("ExtraParameters = null")]
    public Task Nothing_that_could_be_cheaper(string assignments) => VerifyAsync(Over(assignments), null, null, "typed_credit_budget = 7", 0);

    [Fact]
    public Task Shipped_model() => new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Sora("{|TYP2001:Sora2ImageToVideoProResolution.Auto|}"),
        FixedCode = Sora("Sora2ImageToVideoProResolution.P720"),
        ExpectedTitles = ["Use P720 (720p)", "Use P1080 (1080p)"],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    private static string Sora(string resolution) =>
        $$"""
        using Typed.Models.Creatify;

        static class Test
        {
            static object M(string url) => new Sora2ImageToVideoProParams { Prompt = "x", ImageUrl = url, Resolution = {{resolution}} };
        }
        """;

    private static Task VerifyAsync(string before, string? after, string? all, string config, int index, params string[] titles) =>
        new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
        {
            TestCode = InMethod(before),
            FixedCode = after is null ? null : InMethod(after),
            BatchFixedCode = all is null ? null : InMethod(all),
            CodeActionIndex = index,
            ExpectedTitles = titles.Length == 0 ? null : titles,
            TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = config },
        }.RunAsync();

    private static string New(string assignments) => $"Keep(new FilmParams {{ ScriptA = \"x\", {assignments} }}); ";

    private static string Over(string assignments) => New(assignments).Replace("FilmParams", "{|TYP3001:FilmParams|}", StringComparison.Ordinal);

    private static string InMethod(string statements) =>
        $$"""
        using Acme;

        static class Test
        {
            static void Keep(FilmParams film) { }

            static void M()
            {
                const FilmQuality high = FilmQuality.High;
                _ = high;
                {{statements}}
            }
        }
        """;
}
