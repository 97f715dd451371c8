using Typed.Analyzers.Credits;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Credits;

public sealed class BudgetTests
{
    private const string Only = "\ndotnet_diagnostic.TYP3004.severity = none";
    private const string Kling10 = "new KlingV16ProImageToVideoParams { Prompt = \"x\", ImageUrl = url, Duration = KlingV16ProImageToVideoDuration.Seconds10 }";

    // 24 credits.
    [Theory]
    [InlineData("", "[CreditBudget(23.5)]", "", true)]
    [InlineData("", "[CreditBudget(24)]", "", false)]
    [InlineData("", "", "", false)]
    [InlineData("[CreditBudget(10)]", "", "", true)]
    [InlineData("[CreditBudget(10)]", "[CreditBudget(30)]", "", false)]
    [InlineData("[CreditBudget(30)]", "[CreditBudget(10)]", "", true)]
    [InlineData("", "", "typed_credit_budget = 20", true)]
    [InlineData("", "", "typed_credit_budget = 24", false)]
    [InlineData("", "", "typed_credit_budget = lots", false)]
    [InlineData("", "[CreditBudget(50)]", "typed_credit_budget = 20", false)]
    public Task One_request(string onType, string onMethod, string config, bool isOver)
    {
        var request = isOver ? Kling10.Replace("new Kling", "new {|TYP3001:Kling", StringComparison.Ordinal).Replace("Params {", "Params|} {", StringComparison.Ordinal) : Kling10;
        return VerifyAsync<RequestAnalyzer>(Code(onType, onMethod, $"return {request};", "object"), config + Only);
    }

    [Fact]
    public Task Assembly() => VerifyAsync<RequestAnalyzer>(
        "using Typed.Constraints;\n[assembly: CreditBudget(10)]\nclass Test { object M() => new {|TYP3001:Typed.Models.Creatify.Veo31Params|} { Prompt = \"x\" }; }", Only);

    [Fact]
    public Task Says_what_it_costs() => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = Code("", "[CreditBudget(20)]", $"return {Kling10.Replace("new KlingV16ProImageToVideoParams", "new {|TYP3004:KlingV16ProImageToVideoParams|}", StringComparison.Ordinal)};", "object"),
        ExpectedMessages = ["A request to 'kling-video/v1.6/pro/image-to-video' costs 24 credits (table of 2025-11)"],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Fact]
    public Task Says_what_is_over_the_budget() => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code("", "[CreditBudget(20)]", $"return {Kling10.Replace("new KlingV16ProImageToVideoParams", "new {|TYP3001:KlingV16ProImageToVideoParams|}", StringComparison.Ordinal)};", "object"),
        ExpectedMessages = ["A request to 'kling-video/v1.6/pro/image-to-video' costs 24 credits, and the budget is 20"],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Fact]
    public Task Model_without_a_table() => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = "class Test { object M() => new {|TYP3003:Acme.FreeParams|}(); }",
        ExpectedMessages = ["No price of 'acme/free' is published"],
        TestState = { AdditionalReferences = { References.Runtime, Fixtures.RuledModel.Assembly } },
    }.RunAsync();

    // A command-line build leaves such an analyzer out.
    [Fact]
    public void What_only_informs_is_apart() =>
        Assert.All(new CostAnalyzer().SupportedDiagnostics, descriptor => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, descriptor.DefaultSeverity));

    [Theory]
    [InlineData(true, "await client.SubmitAsync(R); await client.SubmitAsync(R);")]
    [InlineData(true, "var request = R; await client.SubmitAsync(request); await client.SubmitAsync(request);")]
    [InlineData(true, "await Task.WhenAll(client.SubmitAsync(R), client.SubmitAsync(R));")]
    [InlineData(true, "if (flag) { await client.SubmitAsync(R); } await client.SubmitAsync(R);")]
    [InlineData(true, "try { await client.SubmitAsync(R); await client.SubmitAsync(R); } catch (Exception) { }")]
    // One path has one call only.
    [InlineData(false, "if (flag) { await client.SubmitAsync(R); } else { await client.SubmitAsync(R); }")]
    [InlineData(false, "if (flag) { await client.SubmitAsync(R); return; } await client.SubmitAsync(R);")]
    [InlineData(false, "await client.SubmitAsync(flag ? R : S);")]
    // Nobody knows how often a loop turns, or whether a lambda runs.
    [InlineData(false, "while (flag) { await client.SubmitAsync(R); } await client.SubmitAsync(R);")]
    [InlineData(false, "Func<Task> later = () => client.SubmitAsync(R); await client.SubmitAsync(R); await later();")]
    [InlineData(false, "await client.SubmitAsync(R); await client.SubmitAsync(unknown);")]
    public Task Method(bool isOver, string statements)
    {
        var code = Code("", "[CreditBudget(40)]", statements.Replace("R", Kling10, StringComparison.Ordinal).Replace("S)", Kling10 + ")", StringComparison.Ordinal), "async Task");
        return VerifyAsync<MethodBudgetAnalyzer>(isOver ? code.Replace(" M(", " {|TYP3002:M|}(", StringComparison.Ordinal) : code, Only);
    }

    private static Task VerifyAsync<TAnalyzer>(string code, string config)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = code,
            TestState = { AdditionalReferences = { References.Runtime, References.Models }, EditorConfig = config },
        }.RunAsync();

    private static string Code(string onType, string onMethod, string body, string returns) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Typed;
        using Typed.Constraints;
        using Typed.Models.Creatify;

        {{onType}}
        class Test
        {
            {{onMethod}}
            {{returns}} M(GenerationClient client, IModelParams unknown, string url, bool flag) { {{body}} }
        }
        """;
}
