using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Values that are calculated from known ones.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("var s = 4; Keep((Veo31Duration)({|TYP1001:s + 1|}));")]
    [InlineData("var s = 4; Keep((Veo31Duration)(s * 2));")]
    [InlineData("var s = 9; Keep((Veo31Duration)(s / 2));")]
    [InlineData("var s = 4; Keep((Veo31Duration)(s + x));")]
    [InlineData("var n = 1; Keep(Veo31Durations.FromSeconds({|TYP1001:Math.Max(4, 4 + n)|}));")]
    [InlineData("Keep(Veo31Durations.FromSeconds(Math.Clamp(x, 4, 4)));")]
    [InlineData("var n = 9; Keep(Veo31Durations.FromSeconds(Math.Clamp(n, 4, 8)));")]
    [InlineData("var t = TimeSpan.FromSeconds(4); Keep(Veo31Durations.FromSeconds({|TYP1001:t + TimeSpan.FromSeconds(1)|}));")]
    [InlineData("var t = TimeSpan.FromSeconds(4); Keep(Veo31Durations.FromSeconds(t + TimeSpan.FromSeconds(2)));")]
    [InlineData("foreach (var s in new[] { 4, 5 }) { Keep(Veo31Durations.FromSeconds({|TYP1001:s|})); }")]
    [InlineData("foreach (var s in new[] { 4, 6 }) { Keep(Veo31Durations.FromSeconds(s)); }")]
    [InlineData("foreach (var s in new[] { 4, 5 }) { if (flag) { Keep(Veo31Durations.FromSeconds(s)); } }")]
    [InlineData("foreach (var s in new[] { 4, x }) { Keep(Veo31Durations.FromSeconds(s)); }")]
    [InlineData("Keep((Veo31Duration)(int){|TYP1001:TimeSpan.FromSeconds(7).TotalSeconds|});")]
    [InlineData("var t = TimeSpan.FromMinutes(1); Keep((Veo31Duration)(int){|TYP1001:t.TotalSeconds|});")]
    [InlineData("var t = TimeSpan.FromSeconds(64); Keep((Veo31Duration)t.Seconds);")]
    [InlineData("var t = TimeSpan.FromSeconds(7); if (t.TotalSeconds is 4) { Keep((Veo31Duration)(int)t.TotalSeconds); }")]
    [InlineData("var t = TimeSpan.FromSeconds(7); Keep((Veo31Duration)(int)Math.Round(t.TotalSeconds / 3));")]
    [InlineData("var t = TimeSpan.FromSeconds(x); Keep((Veo31Duration)(int)t.TotalSeconds);")]
    public Task Number(string statements) => VerifyAsync<UndefinedValueAnalyzer>(statements);

    [Theory]
    [InlineData("var name = \"a\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = {|TYP1015:$\"C:/{name}.png\"|} });")]
    [InlineData("var host = \"https://a.b\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = {|TYP1016:host + \"/a.mp4\"|} });")]
    [InlineData("var host = \"https://a.b\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = $\"{host}/{1}.png\" });")]
    [InlineData("Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = $\"{text}/a.mp4\" });")]
    [InlineData("Keep(new KlingV16ProImageToVideoParams { Prompt = {|TYP1010:string.Empty|}, ImageUrl = text });")]
    [InlineData("Keep(new KlingV16ProImageToVideoParams { Prompt = flag ? text : {|TYP1010:string.Empty|}, ImageUrl = text });")]
    [InlineData("var p = string.Empty; if (flag) { p = text; } Keep(new KlingV16ProImageToVideoParams { Prompt = p, ImageUrl = text });")]
    // A part of another type is converted to object.
    [InlineData("var name = \"C:/a\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = {|TYP1015:name + '.' + \"png\"|} });")]
    [InlineData("var name = \"C:/a\"; var one = 1; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = {|TYP1015:name + one|} });")]
    [InlineData("const char Slash = '/'; var host = \"https://a.b\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = host + Slash + \"a.png\" });")]
    [InlineData("var name = \"C:/a\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = name + x });")]
    // The text of an enum is its name, not its number.
    [InlineData("var host = \"https://a.b/\"; Keep(new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = host + UriKind.Absolute });")]
    public Task Text(string statements) => VerifyAsync<ConstrainedValueAnalyzer>(statements);

    [Theory]
    [InlineData("var name = $\"{Shade.Scarlet}\"; Keep(new Acme.StudioParams { Prompt = text, Caption = name });")]
    [InlineData("var part = \"\"; Keep(new Acme.StudioParams { Prompt = text, Caption = part + Shade.Scarlet });")]
    [InlineData("Shade? shade = Shade.Scarlet; var part = \"\"; Keep(new Acme.StudioParams { Prompt = text, Caption = flag ? part + shade : $\"{shade}\" });")]
    [InlineData("object shade = Shade.Scarlet; var part = \"\"; Keep(new Acme.StudioParams { Prompt = text, Caption = flag ? part + shade : $\"{shade}\" });")]
    [InlineData("var part = \"\"; Keep(new Acme.StudioParams { Prompt = text, Caption = {|TYP1007:part + (int)Shade.Scarlet|} });")]
    [InlineData("var part = \"\"; Keep(new Acme.StudioParams { Prompt = text, Caption = {|TYP1007:part + 7|} });")]
    [InlineData("Keep(new Acme.StudioParams { Prompt = text, Caption = {|TYP1007:$\"{7}\"|} });")]
    public Task Text_of_an_enum(string statements) => VerifyAsync<ConstrainedValueAnalyzer>(statements);

    private static Task VerifyAsync<TAnalyzer>(string statements)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = $$"""
            using System;
            using Typed.Models.Creatify;

            enum Shade { Red, Scarlet }

            static class Test
            {
                static void Keep(object? value) { }

                static void M(bool flag, string text, int x) { {{statements}} }
            }
            """,
            TestState = { AdditionalReferences = { References.Runtime, References.Models, Fixtures.ConstrainedModel.Assembly } },
        }.RunAsync();
}
