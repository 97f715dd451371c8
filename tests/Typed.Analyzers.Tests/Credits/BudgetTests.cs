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

    // 12 credits, of a model whose highest price is 24: the price of this request is compared.
    [Theory]
    [InlineData("[CreditBudget(12)]", false)]
    [InlineData("[CreditBudget(11.99)]", true)]
    public Task A_cheaper_request(string onMethod, bool isOver)
    {
        var request = $"new {(isOver ? "{|TYP3001:KlingV16ProImageToVideoParams|}" : "KlingV16ProImageToVideoParams")} {{ Prompt = \"x\", ImageUrl = url }}";
        return VerifyAsync<RequestAnalyzer>(Code("", onMethod, $"return {request};", "object"), Only);
    }

    [Fact]
    public Task Assembly() => VerifyAsync<RequestAnalyzer>(
        "using Typed.Constraints;\n[assembly: CreditBudget(10)]\nclass Test { object M() => new {|TYP3001:Typed.Models.Creatify.Veo31Params|} { Prompt = \"x\" }; }", Only);

    [Fact]
    public Task Says_what_it_costs() => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = Code("", "[CreditBudget(20)]", $"return {Kling10.Replace("new KlingV16ProImageToVideoParams", "new {|TYP3004:KlingV16ProImageToVideoParams|}", StringComparison.Ordinal)};", "object"),
        ExpectedMessages = ["A request to 'kling-video/v1.6/pro/image-to-video' costs 24 credits by the table of 2025-11"],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Fact]
    public Task Says_what_is_over_the_budget() => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code("", "[CreditBudget(20)]", $"return {Kling10.Replace("new KlingV16ProImageToVideoParams", "new {|TYP3001:KlingV16ProImageToVideoParams|}", StringComparison.Ordinal)};", "object"),
        ExpectedMessages = ["A request to 'kling-video/v1.6/pro/image-to-video' costs 24 credits by the table of 2025-11; the budget is 20"],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Fact]
    public Task Model_without_a_table() => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = "class Test { object M() => new {|TYP3003:Acme.FreeParams|}(); }",
        ExpectedMessages = ["The price of 'acme/free' is not published"],
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
    // A loop without a submission changes nothing.
    [InlineData(true, "foreach (var c in url) { Console.Write(c); } await client.SubmitAsync(R); await client.SubmitAsync(R);")]
    [InlineData(true, "while (true) { await client.SubmitAsync(R); await client.SubmitAsync(R); if (flag) { break; } }")]
    [InlineData(true, "do { await client.SubmitAsync(R); } while (flag); await client.SubmitAsync(R);")]
    // A constant number of turns multiplies.
    [InlineData(true, "for (var i = 0; i < 2; i++) { await client.SubmitAsync(R); }")]
    [InlineData(true, "for (var i = 2; i >= 1; i--) { if (flag) { continue; } await client.SubmitAsync(R); }")]
    [InlineData(true, "foreach (var one in new[] { 1, 2 }) { await client.SubmitAsync(R); }")]
    [InlineData(false, "for (var i = 0; i < 1; i++) { await client.SubmitAsync(R); }")]
    [InlineData(false, "for (var i = 0; i < 2; i++) { await client.SubmitAsync(R); break; }")]
    [InlineData(false, "for (var i = 0; i < 2; i++) { await client.SubmitAsync(R); i = 5; }")]
    [InlineData(false, "for (var i = 0; i < url.Length; i++) { await client.SubmitAsync(R); } await client.SubmitAsync(R);")]
    // A catch runs after what was tried, a finally after both.
    [InlineData(true, "try { await client.SubmitAsync(R); } catch (Exception) { await client.SubmitAsync(R); }")]
    [InlineData(true, "try { await client.SubmitAsync(R); } finally { await client.SubmitAsync(R); }")]
    [InlineData(true, "try { await client.SubmitAsync(R); return; } finally { await client.SubmitAsync(R); }")]
    // What is never run costs nothing.
    [InlineData(false, "await client.SubmitAsync(R); if (false) { await client.SubmitAsync(R); }")]
    [InlineData(false, "await client.SubmitAsync(R); const bool On = false; if (On) { await client.SubmitAsync(R); }")]
    [InlineData(false, "await client.SubmitAsync(R); return; await client.SubmitAsync(R);")]
    [InlineData(false, "await client.SubmitAsync(R); throw new Exception(); await client.SubmitAsync(R);")]
    // No way takes both.
    [InlineData(false, "if (flag) { await client.SubmitAsync(R); } if (!flag) { await client.SubmitAsync(R); }")]
    [InlineData(true, "if (flag) { await client.SubmitAsync(R); } flag = true; if (!flag) { await client.SubmitAsync(R); }")]
    [InlineData(false, "switch (url) { case \"a\": await client.SubmitAsync(R); break; default: await client.SubmitAsync(R); break; }")]
    [InlineData(true, "switch (url) { case \"a\": await client.SubmitAsync(R); break; } await client.SubmitAsync(R);")]
    [InlineData(true, "if (flag) { await client.SubmitAsync(R); } if (flag) { await client.SubmitAsync(R); }")]
    [InlineData(true, "if (!flag) { await client.SubmitAsync(R); } if (!flag) { await client.SubmitAsync(R); }")]
    // The value of an assignment is read, not written.
    [InlineData(false, "var other = true; other = flag; Console.Write(other); if (flag) { await client.SubmitAsync(R); } if (!flag) { await client.SubmitAsync(R); }")]
    // With a default, one of the sections runs.
    [InlineData(false, "switch (url) { case \"a\": await client.SubmitAsync(R); return; default: await client.SubmitAsync(R); return; } await client.SubmitAsync(R);")]
    [InlineData(false, "switch (url) { case \"a\": await client.SubmitAsync(R); return; case \"b\": default: await client.SubmitAsync(R); return; } await client.SubmitAsync(R);")]
    [InlineData(true, "switch (url) { case \"a\": await client.SubmitAsync(R); return; case \"b\": await client.SubmitAsync(R); break; } await client.SubmitAsync(R);")]
    // The number of elements of a spread is unknown.
    [InlineData(true, "foreach (var one in (int[])[1, 2]) { await client.SubmitAsync(R); }")]
    [InlineData(false, "foreach (var one in (int[])[1]) { await client.SubmitAsync(R); }")]
    [InlineData(false, "foreach (var one in (char[])['a', .. url]) { await client.SubmitAsync(R); }")]
    [InlineData(true, "if (true) { await client.SubmitAsync(R); } await client.SubmitAsync(R);")]
    // Both sides of an expression.
    [InlineData(true, "_ = flag && await client.SubmitAsync(R) is null && await client.SubmitAsync(R) is null;")]
    [InlineData(false, "_ = flag ? await client.SubmitAsync(R) : await client.SubmitAsync(R);")]
    [InlineData(true, "_ = (await client.SubmitAsync(R)) ?? await client.SubmitAsync(R);")]
    [InlineData(false, "_ = url switch { \"a\" => await client.SubmitAsync(R), _ => await client.SubmitAsync(R) };")]
    [InlineData(false, "for (;;) { await client.SubmitAsync(R); if (flag) { break; } }")]
    [InlineData(false, "for (var i = 0; i < 0; i++) { await client.SubmitAsync(R); } await client.SubmitAsync(R);")]
    [InlineData(true, "for (var i = 0; i < 2; i++) { await client.SubmitAsync(R); if (flag) { return; } }")]
    // Credits of two providers are not one currency.
    [InlineData(false, "await client.SubmitAsync(R); await client.SubmitAsync(new Typed.Models.Hoox.Veo31FlfParams { Prompt = \"x\", FirstFrame = MediaInput.FromAsset(\"a\"), LastFrame = MediaInput.FromAsset(\"b\") });")]
    public Task Method(bool isOver, string statements)
    {
        var code = Code("", "[CreditBudget(40)]", statements.Replace("R", Kling10, StringComparison.Ordinal).Replace("S)", Kling10 + ")", StringComparison.Ordinal), "async Task");
        return VerifyAsync<MethodBudgetAnalyzer>(isOver ? code.Replace(" M(", " {|TYP3002:M|}(", StringComparison.Ordinal) : code, Only);
    }

    // A single request over the budget is reported where it is created.
    [Fact]
    public Task A_single_request() => VerifyAsync<MethodBudgetAnalyzer>(Code("", "[CreditBudget(20)]", $"await client.SubmitAsync({Kling10});", "async Task"), Only);

    // The numbers and the tables: 24 credits by one, 64 by the other.
    [Theory]
    [InlineData("await client.SubmitAsync(R); await client.SubmitAsync(R);", "'M' can spend 48 creatify credits in 2 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("for (var i = 0; i < 3; i++) { await client.SubmitAsync(R); }", "'M' can spend 72 creatify credits in 3 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { for (var i = 4; i > 2; i--) { await client.SubmitAsync(R); } }", "'M' can spend 96 creatify credits in 4 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("await client.SubmitAsync(R); await client.SubmitAsync(new Veo31Params { Prompt = url });", "'M' can spend 88 creatify credits in 2 submissions by the superseded table of 2025-11 and by the table of 2025-11; the budget is 40.5")]
    [InlineData("await client.SubmitAsync(Shared.Request);", "'M' can spend 64 creatify credits in 1 submission by the superseded table of 2025-11; the budget is 40.5")]
    [InlineData("if (flag) { await client.SubmitAsync(Shared.Request); } else { await client.SubmitAsync(R); }", "'M' can spend 64 creatify credits in 1 submission by the superseded table of 2025-11; the budget is 40.5")]
    [InlineData("try { await client.SubmitAsync(R); } catch (Exception) { await client.SubmitAsync(R); } finally { await client.SubmitAsync(R); }", "'M' can spend 72 creatify credits in 3 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("for (var i = 0; i < 3; i++) { await client.SubmitAsync(R); if (flag) { break; } await client.SubmitAsync(R); }", "'M' can spend 144 creatify credits in 6 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("while (true) { await client.SubmitAsync(R); await client.SubmitAsync(R); if (flag) { return; } }", "'M' can spend 48 creatify credits in 2 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("for (;;) { await client.SubmitAsync(R); await client.SubmitAsync(R); if (flag) { return; } }", "'M' can spend 48 creatify credits in 2 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("for (var i = 0; i < 3; i++) { await client.SubmitAsync(R); break; await client.SubmitAsync(R); } await client.SubmitAsync(R);", "'M' can spend 48 creatify credits in 2 submissions by the table of 2025-11; the budget is 40.5")]
    [InlineData("if (flag) { await client.SubmitAsync(R); } else { await client.SubmitAsync(R); await client.SubmitAsync(R); await client.SubmitAsync(R); }", "'M' can spend 72 creatify credits in 3 submissions by the table of 2025-11; the budget is 40.5")]
    public Task Says_what_the_method_can_spend(string statements, string message) => new CSharpAnalyzerTest<MethodBudgetAnalyzer>
    {
        TestCode = Code("", "[CreditBudget(40.5)]", statements.Replace("R)", Kling10 + ")", StringComparison.Ordinal), "async Task").Replace(" M(", " {|TYP3002:M|}(", StringComparison.Ordinal)
            + "\nstatic class Shared { public static readonly Veo31Params Request = new() { Prompt = \"x\" }; }",
        ExpectedMessages = [message],
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Theory]
    [InlineData("[CreditBudget(10)] object F() => new {|TYP3001:Veo31Params|} { Prompt = \"x\" }; return F();", "[CreditBudget(100)]")]
    [InlineData("[CreditBudget(100)] object F() => new Veo31Params { Prompt = \"x\" }; return F();", "[CreditBudget(10)]")]
    [InlineData("object F() => new {|TYP3001:Veo31Params|} { Prompt = \"x\" }; return F();", "[CreditBudget(10)]")]
    [InlineData("var f = [CreditBudget(100)] () => new Veo31Params { Prompt = \"x\" }; return f();", "[CreditBudget(10)]")]
    [InlineData("return false ? new Veo31Params { Prompt = \"x\" } : null!;", "[CreditBudget(10)]")]
    public Task Local_function_and_dead_code(string body, string onMethod) => VerifyAsync<RequestAnalyzer>(Code("", onMethod, body, "object"), Only);

    [Theory]
    [InlineData("async Task {|TYP3002:F|}() { await client.SubmitAsync(R); await client.SubmitAsync(R); } await F();", "[CreditBudget(10)]", "")]
    [InlineData("async Task F() { await client.SubmitAsync(R); await client.SubmitAsync(R); } await F();", "[CreditBudget(100)]", "")]
    [InlineData("async Task F() { await client.SubmitAsync(R); await client.SubmitAsync(R); } await F();", "", "[CreditBudget(10)]")]
    public Task Submissions_of_a_local_function(string body, string onFunction, string onMethod) => VerifyAsync<MethodBudgetAnalyzer>(
        Code("", onMethod, onFunction + " " + body.Replace("R)", Kling10 + ")", StringComparison.Ordinal), "async Task"), Only);

    // One submission of a request that was created outside of the budget.
    [Theory]
    [InlineData("", "[CreditBudget(20)]", true)]
    [InlineData("", "[CreditBudget(64)]", false)]
    // Reported where the request is created.
    [InlineData("[CreditBudget(20)]", "", false)]
    public Task Shared_request(string onType, string onMethod, bool isOver)
    {
        var code = Code(onType, onMethod, "await client.SubmitAsync(Shared.Request);", "async Task") + "\nstatic class Shared { public static readonly Veo31Params Request = new() { Prompt = \"x\" }; }";
        if (onType.Length > 0)
        {
            code = code.Replace("class Test\n{", "class Test\n{\n    static readonly Veo31Params Own = new() { Prompt = \"x\" };", StringComparison.Ordinal).Replace("Shared.Request)", "Own)", StringComparison.Ordinal);
        }

        return VerifyAsync<MethodBudgetAnalyzer>(isOver ? code.Replace(" M(", " {|TYP3002:M|}(", StringComparison.Ordinal) : code, Only);
    }

    // TYP3001 reports the own request where it is created; the shared one is within the budget.
    [Fact]
    public Task Shared_request_within_the_budget_beside_an_own_one_over_it() => VerifyAsync<MethodBudgetAnalyzer>(
        Code("", "[CreditBudget(40)]", "if (flag) { await client.SubmitAsync(Shared.Request); } else { await client.SubmitAsync(new Veo31Params { Prompt = url }); }", "async Task")
            + $"\nstatic class Shared {{ public static readonly KlingV16ProImageToVideoParams Request = {Kling10.Replace("url", "\"https://example.com/a.png\"", StringComparison.Ordinal)}; }}",
        Only);

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
