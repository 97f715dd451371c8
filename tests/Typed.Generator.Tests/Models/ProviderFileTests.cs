using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary><c>provider.json</c> names the namespace and the catalog, and touches nobody else's.</summary>
public sealed class ProviderFileTests
{
    [Fact]
    public void The_name_is_that_of_namespace_catalog_and_files()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", ""), Named("""{ "name": "AcmeAI" }"""))
            .Code("internal static class Consumer { internal static Typed.ModelCatalog All => Typed.Models.AcmeAI.AcmeAICatalog.Models; }").Run();

        Assert.Empty(run.Report());
        Assert.Equal(["AcmeAI.Catalog.g.cs", "AcmeAI.OneParams.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("acme", run.Load("OneParams").Provider);
    }

    [Theory]
    [InlineData("[]", "TYP0015 provider.json(1,1) This is not a provider file: an object is expected")]
    [InlineData("{ \"name\": \"Acme AI\" }", "TYP0015 provider.json(1,11) This is not a provider file: \"name\" must be a C# name such as Acme")]
    [InlineData("{ \"name\": \"class\" }", "TYP0015 provider.json(1,11) This is not a provider file: \"name\" must be a C# name such as Acme")]
    [InlineData("{ \"name\": 5 }", "TYP0015 provider.json(1,11) This is not a provider file: \"name\" must be a C# name such as Acme")]
    [InlineData("{ \"name\": ", "TYP0001 provider.json(1,11) This file is not valid JSON: the file ends where a value is expected")]
    public void A_broken_file_is_one_located_diagnostic_and_changes_no_name(string text, string expected)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", ""), Named(text)).Run();

        Assert.Equal([expected], run.Report());
        Assert.Contains("namespace Typed.Models.Acme\n", run.Source("OneParams").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void A_file_without_a_name_says_nothing()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", ""), Named("{}")).Run();

        Assert.Empty(run.Report());
        Assert.Contains("Acme.OneParams.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Two_providers_of_one_name_are_told_apart()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("one", ""),
            new InMemoryFile("schemas/other/models/one.json", InMemoryFile.Model("one", "").GetText(TestContext.Current.CancellationToken).ToString(), "other"),
            new InMemoryFile("schemas/other/provider.json", """{ "name": "ACME" }""", "other")).Run();

        Assert.Contains("Acme.OneParams.g.cs", run.Sources.Keys);
        Assert.Contains("ACME_2.OneParams.g.cs", run.Sources.Keys);
        run.Compile();
    }

    [Fact]
    public void Another_name_emits_the_providers_own_models_again_and_nobody_elses()
    {
        var driver = new LivingDriver().Add(
            InMemoryFile.Model("one", ""),
            new InMemoryFile("schemas/other/models/two.json", InMemoryFile.Model("two", "").GetText(TestContext.Current.CancellationToken).ToString(), "other"),
            Named("""{ "name": "AcmeAI" }"""));
        driver.Run();

        var moved = driver.Replace(Named("\n\n{ \"name\": \"AcmeAI\" }")).Run();
        Assert.All(moved.Reasons(TrackingNames.Models).Concat(moved.Reasons(TrackingNames.Catalogs)), Unchanged);

        var renamed = driver.Replace(Named("""{ "name": "AcmeVideo" }""")).Run();
        Assert.Single(renamed.Reasons(TrackingNames.Models), IncrementalStepRunReason.Modified);
        Assert.Single(renamed.Reasons(TrackingNames.Catalogs), IncrementalStepRunReason.Modified);
        Assert.Contains("AcmeVideo.OneParams.g.cs", renamed.Sources.Keys);
        Assert.Contains("Other.TwoParams.g.cs", renamed.Sources.Keys);

        static void Unchanged(IncrementalStepRunReason reason) =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
    }

    [Fact]
    public void A_required_member_of_one_value_need_not_be_written()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", """ "model": { "const": "one-v2" }, "prompt": { "type": "string" } """, "\"model\", \"prompt\""))
            .Code("internal static class Consumer { internal static Typed.Models.Acme.OneParams One => new() { Prompt = \"x\" }; }").Run();

        var model = run.Load("OneParams");
        using var whole = System.Text.Json.JsonDocument.Parse("""{ "model": "one-v2", "prompt": "x" }""");
        using var without = System.Text.Json.JsonDocument.Parse("""{ "prompt": "x" }""");
        Assert.True(model.Parse(whole.RootElement).IsValid);
        Assert.False(model.Parse(without.RootElement).IsValid);
        Assert.Contains("Model { get; init; } = OneModel.OneV2;", run.Source("OneParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_that_contradict_each_other_give_the_range_of_what_they_state()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("one", ""),
            InMemoryFile.Pricing(""" "one": { "per": "output", "certainty": "contradictory", "statements": [{ "statement": "8 credits", "source": "a", "credits": 8 }, { "statement": "1 credit", "source": "b", "credits": 1 }] } """)).Run();

        Assert.Empty(run.Report());
        var cost = run.Load("OneParams").Parse(System.Text.Json.JsonDocument.Parse("{}").RootElement).Params!.Cost;
        Assert.Equal((1m, 8m, (decimal?)null, CostCertainty.Contradictory), (cost.AtLeast, cost.AtMost, cost.Credits, cost.Certainty));
        Assert.Equal([new PriceStatement("8 credits", "a"), new PriceStatement("1 credit", "b")], cost.Table!.Statements);
        Assert.Contains("\"rules\":[[[1,8]]]", run.Source("OneParams"), StringComparison.Ordinal);

        var vague = new LivingDriver().Add(InMemoryFile.Model("one", ""), InMemoryFile.Pricing(
            """ "one": { "per": "output", "certainty": "contradictory", "statements": [{ "statement": "8 credits", "source": "a", "credits": 8 }, { "statement": "some", "source": "b" }] } """)).Run();
        var none = vague.Load("OneParams").Parse(System.Text.Json.JsonDocument.Parse("{}").RootElement).Params!.Cost;
        Assert.Equal("contradictory, because the sources contradict each other: 8 credits (a); some (b)", none.ToString());
        Assert.Null(none.AtMost);

        var silent = new LivingDriver().Add(InMemoryFile.Model("one", ""), InMemoryFile.Pricing(""" "one": { "certainty": "unknown" } """)).Run();
        Assert.StartsWith("TYP0012 pricing.json", Assert.Single(silent.Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_are_gone_are_attributes_of_the_assembly()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", ""), Named(
            """{ "removed": [{ "model": "zero", "since": "2026-03-01", "replacement": "one", "source": "s" }, { "model": "a \"quoted\" one", "source": "s" }] }""")).Run();

        Assert.Empty(run.Report());
        var lines = run.Sources["Acme.Removed.g.cs"].ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("[assembly", StringComparison.Ordinal));
        Assert.Equal(
            [
                """[assembly: global::Typed.Constraints.RemovedModel("acme", "a \"quoted\" one")]""",
                """[assembly: global::Typed.Constraints.RemovedModel("acme", "zero", Since = "2026-03-01", Replacement = "one")]""",
            ],
            lines);
        run.Compile();
    }

    [Fact]
    public void A_removed_model_without_a_name_is_located_and_the_others_stand()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", ""), Named("""{ "removed": [{ "since": "2026-03-01" }, { "model": "zero" }] }""")).Run();

        Assert.Equal(["TYP0015 provider.json(1,15) This is not a provider file: \"removed\" must be a list of objects with the name of a \"model\""], run.Report());
        Assert.Contains("\"zero\"", run.Sources["Acme.Removed.g.cs"], StringComparison.Ordinal);
    }

    private static InMemoryFile Named(string text) => new("schemas/acme/provider.json", text);
}
