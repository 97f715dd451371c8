using Typed.Analyzers.Credits;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>An amount is never stated without how sure it is: 24 of 59 tables are typical, 9 are superseded.</summary>
public sealed class CertaintyTests
{
    [Theory]
    [InlineData("new {|TYP3004:KlingV16ProImageToVideoParams|} { Prompt = \"x\", ImageUrl = \"https://e.com/a.png\" }", "A request to 'kling-video/v1.6/pro/image-to-video' costs 12 credits by the table of 2025-11")]
    [InlineData("new {|TYP3004:Veo31Params|} { Prompt = \"x\" }", "A request to 'veo3.1' costs 64 credits by the superseded table of 2025-11")]
    [InlineData("new {|TYP3004:Typed.Models.Hoox.KlingProParams|} { Prompt = \"x\" }", "A request to 'kling-pro' typically costs 7.5 credits by the table of 2026-07")]
    public Task Cost(string request, string message) => VerifyAsync<CostAnalyzer>("", $"object M() => {request};", message);

    [Theory]
    [InlineData("new {|TYP3001:Veo31Params|} { Prompt = \"x\" }", "A request to 'veo3.1' costs 64 credits by the superseded table of 2025-11; the budget is 1")]
    [InlineData("new {|TYP3001:Typed.Models.Hoox.KlingProParams|} { Prompt = \"x\" }", "A request to 'kling-pro' typically costs 7.5 credits by the table of 2026-07; the budget is 1")]
    public Task Call_budget(string request, string message) => VerifyAsync<RequestAnalyzer>("[CreditBudget(1)]", $"object M() => {request};", message);

    [Theory]
    [InlineData("new Veo31Params { Prompt = \"x\" }", "'M' can spend 128 creatify credits in 2 submissions by the superseded table of 2025-11; the budget is 1")]
    [InlineData("new Typed.Models.Hoox.KlingProParams { Prompt = \"x\" }", "'M' can spend 15 hoox credits in 2 submissions by the typical prices of 2026-07; the budget is 1")]
    public Task Method_budget(string request, string message) => VerifyAsync<MethodBudgetAnalyzer>(
        "[CreditBudget(1)]", $"async Task {{|TYP3002:M|}}(GenerationClient client) {{ await client.SubmitAsync({request}); await client.SubmitAsync({request}); }}", message);

    private static Task VerifyAsync<TAnalyzer>(string attribute, string member, string message)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = $"using System.Threading.Tasks;\nusing Typed;\nusing Typed.Constraints;\nusing Typed.Models.Creatify;\nclass Test {{ {attribute} {member} }}",
            ExpectedMessages = [message],
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
}
