using System.Globalization;
using Typed.Analyzers.CostReports;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.CostReports;

/// <summary>The text of each kind of entry. S stands for a submission of the request that follows it.</summary>
public sealed class CostReportMessageTests
{
    [Theory]
    [InlineData("S(new Details.DiffersParams { Size = \"large\" });", "a request to 'differs' costs 12 coins by the table of 2026-10", "'Test.M(GenerationClient)' can spend 12 details coins")]
    [InlineData("S(new Details.DiffersParams());", "a request to 'differs' costs 7 to 9 coins (sources differ) by the table of 2026-10 (the sources differ)", "'Test.M(GenerationClient)' can spend 9 details coins")]
    [InlineData("S(new Details.TypicalParams());", "a request to 'typical' typically costs 2.5 credits by the table of unknown date", "'Test.M(GenerationClient)' can spend 2.5 details credits")]
    [InlineData("S(new Details.ContradictoryParams());", "a request to 'contradictory' has no known price (the sources contradict each other)")]
    [InlineData("S(new Acme.FreeParams());", "a request to 'acme/free' has no known price (no price is published)")]
    [InlineData("S(new Acme.FilmParams { Duration = Acme.FilmDuration.Auto });", "a request to 'acme/film' has no known price (the combination has no price)")]
    [InlineData("S(new Acme.FilmParams { Max = 4 });", "a request to 'acme/film' costs 8 to 32 credits by the table of 2026-11 (the model decides the number of outputs)", "'Test.M(GenerationClient)' can spend 32 acme credits")]
    [InlineData("S(new Acme.FilmParams { Num = Now });", "a request to 'acme/film' costs at least 8 credits by the table of 2026-11 (depends on values that are known only at run time)", "'Test.M(GenerationClient)' can spend at least 8 acme credits")]
    [InlineData("S(new Acme.FilmParams { Num = 3, Quality = (Acme.FilmQuality)Now });", "a request to 'acme/film' costs 24 to 60 credits by the table of 2026-11 (depends on values that are known only at run time)", "'Test.M(GenerationClient)' can spend 60 acme credits")]
    [InlineData("S(new Acme.FilmParams { Duration = Acme.FilmDuration.Auto, Quality = (Acme.FilmQuality)Now });", "a request to 'acme/film' has no known price (depends on values that are known only at run time)")]
    [InlineData("S(Made());", "a request to an unknown model has no known price (the request is created elsewhere)")]
    [InlineData("client.SubmitAsync(Now == 1 ? \"a\" : \"b\", default(System.Text.Json.JsonElement));", "a request to an unknown model has no known price (a raw request is not priced)")]
    // The more expensive of several currencies is no matter: they are listed by provider and unit.
    [InlineData(
        "S(new Details.TypicalParams()); S(new Details.DiffersParams()); S(new Acme.FilmParams());",
        "a request to 'acme/film' costs 8 credits by the table of 2026-11",
        "a request to 'differs' costs 7 to 9 coins (sources differ) by the table of 2026-10 (the sources differ)",
        "a request to 'typical' typically costs 2.5 credits by the table of unknown date",
        "'Test.M(GenerationClient)' can spend 2.5 details credits",
        "'Test.M(GenerationClient)' can spend 8 acme credits",
        "'Test.M(GenerationClient)' can spend 9 details coins")]
    public async Task Entry(string statements, params string[] messages)
    {
        var found = await FoundAsync(statements);

        Assert.Equal(
            messages.Append("the submissions of TestProject").Select(message => "Cost report: " + message).Order(StringComparer.Ordinal),
            found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("S(new Details.TypicalParams());", "details 2.5 2.5 typical - credits 1 - Test.M(GenerationClient)")]
    [InlineData("S(new Details.DiffersParams { Size = \"large\" });", "details 12 12 exact 2026-10 coins 1 - Test.M(GenerationClient)")]
    [InlineData("S(new Acme.FreeParams());", "acme - - - - credits 1 no price is published Test.M(GenerationClient)")]
    [InlineData("S(Made());", "- - - - - - 1 the request is created elsewhere Test.M(GenerationClient)")]
    [InlineData("void F() { S(new Details.TypicalParams()); } F();", "details 2.5 2.5 typical - credits 1 - Test.M(GenerationClient), local function F")]
    [InlineData("System.Action f = () => S(new Details.TypicalParams()); f();", "details 2.5 2.5 typical - credits 1 - Test.M(GenerationClient), lambda")]
    [InlineData("while (Now > 0) { S(new Details.TypicalParams()); }", "details 2.5 2.5 typical - credits n - Test.M(GenerationClient)")]
    public async Task Properties(string statements, string expected)
    {
        var call = Assert.Single(await FoundAsync(statements), diagnostic => diagnostic.Properties[CostEntry.Kind] == CostEntry.Call);
        string[] names = [CostEntry.Provider, CostEntry.Least, CostEntry.Most, CostEntry.Certainty, CostEntry.Table, CostEntry.Unit, CostEntry.Times, CostEntry.Reason, CostEntry.Name];

        Assert.Equal(expected, string.Join(' ', names.Select(name => call.Properties.GetValueOrDefault(name) ?? "-")));
    }

    // The place of a member's entry is its name, that of a call the whole call, that of a lambda the lambda.
    [Fact]
    public async Task Places()
    {
        var found = await FoundAsync("S(new Details.TypicalParams()); System.Action f = () => S(new Details.DiffersParams()); f();");

        Assert.Equal(
            [
                "() => client.SubmitAsync((IModelParams)(object)new Details.DiffersParams())", "M", "M",
                "client.SubmitAsync((IModelParams)(object)new Details.DiffersParams())", "client.SubmitAsync((IModelParams)(object)new Details.TypicalParams())",
            ],
            found.Where(diagnostic => diagnostic.Location.IsInSource)
                .Select(diagnostic => diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal));
    }

    private static async Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> FoundAsync(string statements)
    {
        var project = new SnippetProject { BuildProperties = "build_property.TypedReportsCosts = true", AdditionalReferences = { References.Runtime, RuledModel.Assembly, DetailModels.Assembly } };
        project.Sources.Add(("Test.cs", Code(statements)));
        return await AnalyzerRun.DiagnosticsAsync(await project.CreateProjectAsync(), new CostReportAnalyzer());
    }

    private static string Code(string statements) =>
        $$"""
        using Typed;

        static class Test
        {
            static int Now => System.Environment.TickCount;
            static object Made() => Now;
            static void M(GenerationClient client) { {{statements.Replace("S(", "client.SubmitAsync((IModelParams)(object)", StringComparison.Ordinal)}} }
        }
        """;
}
