using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

public sealed class ReviewedTests
{
    private const string Duration = """ "duration": { "type": "string", "enum": ["5", "10"], "default": "5" }, "seed": { "type": "integer" } """;
    private const string Prices = """ { "rules": [{ "when": { "duration": 5 }, "credits": 12 }, { "when": { "duration": 10 }, "credits": 24.0 }] } """;

    private static InMemoryFile Reviewed(string models) =>
        new("schemas/acme/reviewed.json", $$"""{ "provider": "acme", "models": { {{models}} } }""");

    private static string Entry(string defaults = """ "duration": "5" """, string prices = Prices) =>
        $$"""{ "reviewed": "2026-10-01", "defaults": { {{defaults}} }, "prices": {{prices}} }""";

    private static GeneratorRun Run(params InMemoryFile[] more)
    {
        InMemoryFile[] files = [InMemoryFile.Model("a", Duration), InMemoryFile.Model("b", Duration), InMemoryFile.Pricing($""" "a": {Prices}, "b": {Prices} """), .. more];
        return new LivingDriver().Add(files).Run();
    }

    private static string[] Attributes(GeneratorRun run, string record = "AParams") =>
        [.. run.Source(record).Split('\n').Where(line => line.Contains("Reviewed", StringComparison.Ordinal)).Select(line => line.Trim().Replace("global::Typed.Constraints.", "", StringComparison.Ordinal))];

    [Fact]
    public void Without_the_file_and_where_nothing_changed_nothing_is_emitted()
    {
        var plain = Run();
        // Lines in another order and 12.0 in place of 12 say the same.
        var same = Run(Reviewed($""" "a": {Entry(prices: """ { "rules": [{ "when": { "duration": "10" }, "credits": 24 }, { "when": { "duration": "5" }, "credits": 12.0 }] } """)} """));

        Assert.Empty(Attributes(plain));
        Assert.Equal(plain.Sources, same.Sources);
        Assert.Empty(same.Diagnostics);
    }

    [Fact]
    public void A_default_that_changed_came_or_went_stands_on_the_record()
    {
        var run = Run(Reviewed($""" "a": {Entry(""" "duration": "10", "seed": 7, "gone": true """)}, "b": {Entry(" ")} """));

        Assert.Equal(
            ["[ReviewedDefault(\"duration\", \"\\\"10\\\"\", Reviewed = \"2026-10-01\")]", "[ReviewedDefault(\"seed\", \"7\", Reviewed = \"2026-10-01\")]"],
            Attributes(run));
        Assert.Equal(["[ReviewedDefault(\"duration\", null, Reviewed = \"2026-10-01\")]"], Attributes(run, "BParams"));
        run.Compile();
    }

    [Fact]
    public void Prices_that_changed_stand_on_the_record_in_the_models_own_words()
    {
        var run = Run(Reviewed($""" "a": {Entry(prices: """ { "outputs": { "count": "seed" }, "rules": [{ "when": { "duration": 5 }, "credits": 8.5 }, { "when": { "duration": 7 }, "credits": 9 }] } """)} """));

        // 7 seconds are none of the model's any more.
        Assert.Equal(
            ["[ReviewedPriceTable(Reviewed = \"2026-10-01\", CountField = \"seed\")]", "[ReviewedPriceRule(8.5D, \"duration\", \"5\")]"],
            Attributes(run));
        run.Compile();
    }

    [Fact]
    public void The_same_lines_counted_by_another_field_are_other_prices() =>
        Assert.Equal(3, Attributes(Run(Reviewed($""" "a": {Entry(prices: Prices.Replace("{ \"rules\"", "{ \"outputs\": { \"count\": \"seed\" }, \"rules\"", StringComparison.Ordinal))} """))).Length);

    [Fact]
    public void Prices_that_came_are_no_change_and_prices_that_went_are()
    {
        var came = Run(Reviewed(""" "a": { "reviewed": "2026-10-01", "defaults": { "duration": "5" } } """));
        var went = new LivingDriver().Add(InMemoryFile.Model("a", Duration), Reviewed($""" "a": {Entry()} """)).Run();

        Assert.Empty(Attributes(came));
        Assert.Equal(3, Attributes(went).Length);
    }

    [Fact]
    public void Accepting_one_model_emits_that_one_again()
    {
        var driver = new LivingDriver().Add(
            InMemoryFile.Model("a", Duration), InMemoryFile.Model("b", Duration), Reviewed($""" "a": {Entry(""" "duration": "10" """)}, "b": {Entry(""" "duration": "10" """)} """));
        driver.Run();

        var accepted = driver.Replace(Reviewed($""" "a": {Entry()}, "b": {Entry(""" "duration": "10" """)} """)).Run();
        var moved = driver.Replace(Reviewed("\n\n" + $""" "a": {Entry()}, "b": {Entry(""" "duration": "10" """)} """)).Run();
        var removed = driver.Remove("schemas/acme/reviewed.json").Run();

        Assert.Single(accepted.Reasons(TrackingNames.Models), IncrementalStepRunReason.Modified);
        Assert.All(moved.Reasons(TrackingNames.Models), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.Empty(Attributes(removed, "BParams"));
    }

    [Theory]
    [InlineData("{", "TYP0001 reviewed.json(1,2) This file is not valid JSON: the file ends inside an object")]
    [InlineData("{}", "TYP0016 reviewed.json(1,1) This is not a file of reviewed models: the object \"models\" is missing")]
    [InlineData("""{ "models": { "a": { "reviewed": "2026-10-01" } } }""", "TYP0016 reviewed.json(1,20) This is not a file of reviewed models: 'a' needs the day \"reviewed\" and the object \"defaults\"")]
    [InlineData("""{ "models": { "a": { "reviewed": "2026-10-01", "defaults": {}, "prices": { "rules": [{}] } } } }""", "TYP0016 reviewed.json(1,86) This is not a file of reviewed models: the prices of 'a' need an array \"rules\", each with \"credits\" of 0 or more")]
    public void A_file_that_is_none_is_reported_and_changes_nothing(string text, string expected)
    {
        var run = Run(new InMemoryFile("schemas/acme/reviewed.json", text));

        Assert.Equal([expected], run.Report());
        Assert.Empty(Attributes(run));
    }
}
