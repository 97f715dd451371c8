using Typed.Analyzers.OneValue;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A finding needs a value that surely arrives on that path.</summary>
public sealed class BranchTests
{
    // Veo 3.1 takes 4, 6, 8 seconds; Kling 1.6 takes 5 and 10.
    private const string Veo = "Veo31Durations.FromSeconds";
    private const string Kling = "KlingV16ProImageToVideoDurations.FromSeconds";

    [Theory]
    [InlineData("var s = flag ? 8 : 5; return flag ? V(s) : K(s);")]
    [InlineData("var s = flag ? 8 : 5; if (flag) { return V(s); } else { return K(s); }")]
    [InlineData("var s = flag ? 8 : 5; if (flag) { return V(s); } return K(s);")]
    [InlineData("var s = flag ? 8 : 5; if (!flag) return K(s); return V(s);")]
    [InlineData("var s = text == \"veo\" ? 8 : 5; return text switch { \"veo\" => V(s), _ => K(s) };")]
    [InlineData("var s = text switch { \"veo\" => 8, _ => 5 }; switch (text) { case \"veo\": return V(s); default: return K(s); }")]
    [InlineData("var s = text switch { \"veo\" => 8, _ => 5 }; switch (text) { case \"veo\": return V(s); } return K(s);")]
    [InlineData("var s = flag ? 8 : x; return flag ? V(s) : K(s);")]
    [InlineData("var t = flag ? TimeSpan.FromSeconds(8) : TimeSpan.FromSeconds(5); return flag ? V(t) : K(t);")]
    [InlineData("var a = flag ? 8 : 5; var s = a; while (flag) { Keep(V(s)); } return null;")]
    [InlineData("return flag ? V(flag ? 8 : 5) : K(flag ? 8 : 5);")]
    // Without a branch since then, one of the values arrives.
    [InlineData("var s = flag ? 8 : 5; return K({|TYP1001:s|});")]
    [InlineData("if (flag) { var s = x > 3 ? 8 : 5; return K({|TYP1001:s|}); } return null;")]
    [InlineData("if (flag) { return K(x > 3 ? {|TYP1001:8|} : 5); } return null;")]
    [InlineData("var s = 8; return flag ? V(s) : K({|TYP1001:s|});")]
    public Task Duration(string statements) => VerifyAsync<UndefinedValueAnalyzer>(statements);

    [Theory]
    [InlineData("var n = flag ? 4 : 2; return flag ? (object)new Typed.Models.Creatify.NanoBananaParams { Prompt = text, NumImages = n } : null;")]
    [InlineData("var p = flag ? \"\" : \"a cat\"; return flag ? null : new Veo31Params { Prompt = p };")]
    [InlineData("var p = flag ? null : \"a cat\"; if (flag) { return null; } return new Veo31Params { Prompt = p! };")]
    // Guards.
    [InlineData("var p = flag ? \"\" : \"a cat\"; ArgumentException.ThrowIfNullOrWhiteSpace(p); return new Veo31Params { Prompt = p };")]
    [InlineData("const string P = \"\"; var p = P; ArgumentException.ThrowIfNullOrWhiteSpace(p); return new Veo31Params { Prompt = p };")]
    [InlineData("var p = \"\"; Check(p); return new Veo31Params { Prompt = p }; static void Check(string s) { if (s.Length == 0) { throw new ArgumentException(s); } }")]
    [InlineData("var p = \"\"; Keep(p); return new Veo31Params { Prompt = {|TYP1010:p|} };")]
    // Templates that are always completed.
    [InlineData("return Template with { Prompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = null! }; return p with { Prompt = text };")]
    [InlineData("return new Veo31Params { Prompt = null! } with { Prompt = text };")]
    [InlineData("return new Veo31Params { Prompt = \"\" } with { NegativePrompt = text } with { Prompt = text };")]
    [InlineData("return new Veo31Params { Prompt = {|TYP1010:\"\"|} } with { NegativePrompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = \"\" }; return (p!) with { Prompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1010:\"\"|} }; return (p!) with { NegativePrompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1017:null|}! }; return flag ? p : p with { Prompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1017:null|}! }; return p with { NegativePrompt = text };")]
    [InlineData("var p = new Veo31Params { Prompt = \"\" }; p = p with { Prompt = text }; return p;")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1010:\"\"|} }; p = p with { NegativePrompt = text }; return p;")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1010:\"\"|} }; if (flag) { p = p with { Prompt = text }; } return p;")]
    [InlineData("var p = new Veo31Params { Prompt = {|TYP1010:\"\"|} }; Keep(p); p = p with { Prompt = text }; return p;")]
    public Task Text_and_number(string statements) => VerifyAsync<ConstrainedValueAnalyzer>(statements);

    [Theory]
    [InlineData("var d = (Veo31Duration)5; if (!Enum.IsDefined(d)) { d = Veo31Duration.Seconds8; } return d;")]
    [InlineData("var d = (Veo31Duration)5; if (!Enum.IsDefined(d)) { return null; } return d;")]
    [InlineData("var d = (Veo31Duration)5; return d is Veo31Duration.Seconds4 ? d : null;")]
    [InlineData("var d = (Veo31Duration){|TYP1001:5|}; return d;")]
    public Task Cast_that_is_checked_later(string statements) => VerifyAsync<UndefinedValueAnalyzer>(statements);

    // A template is not a request: what it lacks is added by each with.
    [Theory]
    [InlineData("static readonly Typed.Models.CreativeAI.ChartToVideoParams T = new();", "return T with { ChartImageUrl = text };")]
    [InlineData("static readonly Typed.Models.CreativeAI.ChartToVideoParams T = new();", "return Test.T with { ChartImageUrl = text };")]
    [InlineData("static readonly Typed.Models.CreativeAI.ChartToVideoParams T = new {|TYP2003:Typed.Models.CreativeAI.ChartToVideoParams|}();", "return flag ? T : null;")]
    public Task Rules_of_templates(string member, string statements) => VerifyAsync<RequestAnalyzer>(statements, member);

    private static Task VerifyAsync<TAnalyzer>(string statements, string member = "")
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = $$"""
            using System;
            using Typed;
            using Typed.Models.Creatify;

            static class Test
            {
                {{(statements.Contains("Template", StringComparison.Ordinal) ? "static readonly Veo31Params Template = new() { Prompt = null! };" : member)}}
                static void Keep(object? value) { }

                static object? M(bool flag, string text, int x)
                {
                    {{statements.Replace("V(", Veo + "(", StringComparison.Ordinal).Replace("K(", Kling + "(", StringComparison.Ordinal)}}
                }
            }
            """,
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
}
