using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Which values reach a spot: the limits of what is followed, and what replaces a value before it is sent.</summary>
public sealed class ReachDetailTests
{
    [Theory]
    // An extra parameter is sent in place of the value.
    [InlineData("return new Veo31Params { Prompt = text, Duration = (Veo31Duration)7, ExtraParameters = new() { { \"duration\", \"8s\" } } };")]
    [InlineData("return new Veo31Params { Prompt = text, Duration = (Veo31Duration)7, ExtraParameters = extras };")]
    [InlineData("return given with { Duration = (Veo31Duration)7, ExtraParameters = extras };")]
    [InlineData("return given with { Duration = (Veo31Duration)7 };", "static void Later(Veo31Params one, ExtraParameters other) => Keep(one with { ExtraParameters = other });")]
    [InlineData("return new Veo31Params { Prompt = text, Duration = (Veo31Duration){|TYP1001:7|}, ExtraParameters = new() { { \"camera\", \"left\" } } };")]
    [InlineData("return new Veo31Params { Prompt = text, Duration = (Veo31Duration){|TYP1001:7|} };", "static void Later(Veo31Params one, ExtraParameters other) => Keep(one with { ExtraParameters = other });")]
    // Lists that are written where they are used.
    [InlineData("foreach (var s in (int[])[4, .. all]) { Keep((Veo31Duration)s); } return null;")]
    [InlineData("foreach (var s in (int[])[4, 5]) { Keep((Veo31Duration){|TYP1001:s|}); } return null;")]
    [InlineData("foreach (var s in Enumerable.Range(4, 2)) { Keep((Veo31Duration){|TYP1001:s|}); } return null;")]
    [InlineData("foreach (var s in Enumerable.Range(4, 1)) { Keep((Veo31Duration)s); } return null;")]
    [InlineData("return (Veo31Duration)new[] { 4, {|TYP1001:5|} }.Max();")]
    [InlineData("return (Veo31Duration)new[] { 4, 5 }.Min();")]
    [InlineData("return (Veo31Duration)new[] { {|TYP1001:5|}, 4 }.First();")]
    [InlineData("return (Veo31Duration)new[] { 4, {|TYP1001:5|} }.Last();")]
    [InlineData("return (Veo31Duration)new[] { 4, x }.Max();")]
    [InlineData("return new[] { 4, 5 }.Select(s => (Veo31Duration){|TYP1001:s|}).ToArray();")]
    [InlineData("return new[] { 4, 5 }.Select(s => (Veo31Duration)s);")]
    [InlineData("return new[] { 4, 5 }.Select((s, i) => (Veo31Duration)i).ToArray();")]
    // Loops with constant bounds.
    [InlineData("for (var i = 4; i < 7; i += 2) { Keep((Veo31Duration)i); } return null;")]
    [InlineData("for (var i = 4; i <= 5; i++) { Keep((Veo31Duration){|TYP1001:i|}); } return null;")]
    [InlineData("for (var i = 8; i > 4; i -= 2) { Keep((Veo31Duration)i); } return null;")]
    [InlineData("for (var i = 8; i >= 4; i -= 3) { Keep((Veo31Duration){|TYP1001:i|}); } return null;")]
    [InlineData("for (var i = 4; i < 6; i++) { if (flag) { break; } Keep((Veo31Duration)i); } return null;")]
    [InlineData("for (var i = 4; i < 6; i++) { i = x; Keep((Veo31Duration)i); } return null;")]
    [InlineData("for (var i = 4; i <= 7; i += 3) { Keep((Veo31Duration){|TYP1001:i|}); } return null;")]
    // A loop that runs for certain is no test of another value; one whose end is unknown is.
    [InlineData("var n = flag ? 5 : 4; for (var i = 4; i < 9; i += 3) { Keep((Veo31Duration){|TYP1001:n|}); } return null;")]
    [InlineData("var n = flag ? 5 : 4; for (var i = 9; i > 4; i += 3) { Keep((Veo31Duration)n); } return null;")]
    // A sum is where its parts are: a test before them is not about it.
    [InlineData("var s = 4; if (flag) { return (Veo31Duration)({|TYP1001:s + 1|}); } return null;")]
    [InlineData("if (flag) { return null; } for (var i = 4; i < 5; i++) { Keep((Veo31Duration)({|TYP1001:i + 1|})); } return null;")]
    [InlineData("for (var i = 4; i < 5; i++) { if (flag) { continue; } Keep((Veo31Duration)(i + 1)); } return null;")]
    // A part of a tuple that is read, not written.
    [InlineData("int n = 7; int a; int b; (a, b) = (n, 1); Keep(a + b); return (Veo31Duration){|TYP1001:n|};")]
    [InlineData("var pair = (7, 4); var (a, b) = pair; Keep(a + b); return (Veo31Duration){|TYP1001:pair.Item1|};")]
    [InlineData("int n = 7; int a; (a, n) = (1, x); Keep(a); return (Veo31Duration)n;")]
    // The largest number that is calculated with.
    [InlineData("var s = 999999999999L; return (Veo31Duration)({|TYP1001:s - 999999999994L|});")]
    [InlineData("var s = 1000000000000L; return (Veo31Duration)(s - 999999999995L);")]
    // A loop that may be left early: only its first item surely arrives.
    [InlineData("foreach (var s in new[] { 4, 5 }) { if (flag) { return null; } Keep((Veo31Duration)s); } return null;")]
    [InlineData("foreach (var s in new[] { 4, 5 }) { if (flag) { throw new Exception(); } Keep((Veo31Duration)s); } return null;")]
    [InlineData("foreach (var s in new[] { 4, 5 }) { Keep(flag ? text : throw new Exception()); Keep((Veo31Duration)s); } return null;")]
    [InlineData("foreach (var s in new[] { 4, 5 }) { if (flag) { goto end; } Keep((Veo31Duration)s); } end: return null;")]
    [InlineData("foreach (var s in new[] { 5, 4 }) { Keep((Veo31Duration){|TYP1001:s|}); if (flag) { break; } } return null;")]
    // A test of the value that leaves before it arrives.
    [InlineData("int n = 7; while (flag) { if (n > 5) { break; } Keep((Veo31Duration)n); } return null;")]
    [InlineData("int n = 7; while (flag) { if (n > 5) { continue; } Keep((Veo31Duration)n); } return null;")]
    [InlineData("int n = 7; if (n > 5) { goto end; } Keep((Veo31Duration)n); end: return null;")]
    [InlineData("int n = 7; switch (n) { case 4: break; } return (Veo31Duration){|TYP1001:n|};")]
    [InlineData("int n = 7; if (n > 5) { Keep(n > 6 ? throw new Exception() : n); } return (Veo31Duration)n;")]
    // Many locals.
    [InlineData("int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 7, k = 7; k = x; Keep((Veo31Duration){|TYP1001:j|}); return (Veo31Duration)k;")]
    // Numbers.
    [InlineData("var s = 9; return (Veo31Duration)({|TYP1001:s - 2|});")]
    [InlineData("var s = 15; return (Veo31Duration)({|TYP1001:s / 3|});")]
    [InlineData("var s = 15; return (Veo31Duration)({|TYP1001:s % 8|});")]
    [InlineData("var s = 3; return (Veo31Duration)({|TYP1001:s * 3|});")]
    [InlineData("var s = 3; return (Veo31Duration){|TYP1001:Math.Min(s, 4)|};")]
    [InlineData("var s = 5; return (Veo31Duration)Math.Min(s, 4);")]
    [InlineData("var s = 5; return (Veo31Duration){|TYP1001:Math.Clamp(s, 4, 8)|};")]
    [InlineData("var s = 0; return (Veo31Duration)(4 / s);")]
    // Times.
    [InlineData("return Veo31Durations.FromSeconds({|TYP1001:TimeSpan.FromMilliseconds(5000)|});")]
    [InlineData("return Veo31Durations.FromSeconds({|TYP1001:new TimeSpan(0, 1, 4)|});")]
    [InlineData("return Veo31Durations.FromSeconds(new TimeSpan(0, 0, 4));")]
    [InlineData("return Veo31Durations.FromSeconds({|TYP1001:TimeSpan.Zero|});")]
    [InlineData("var t = TimeSpan.FromSeconds(9); return Veo31Durations.FromSeconds({|TYP1001:t - TimeSpan.FromSeconds(4)|});")]
    [InlineData("return Veo31Durations.FromSeconds(flag ? {|TYP1001:TimeSpan.FromSeconds(5)|} : TimeSpan.FromSeconds(4));")]
    [InlineData("var s = 5; if (flag) { return Veo31Durations.FromSeconds({|TYP1001:TimeSpan.FromSeconds(s)|}); } return null;")]
    [InlineData("var t = TimeSpan.FromSeconds(5); if (flag) { return (Veo31Duration)(int){|TYP1001:t.TotalSeconds|}; } return null;")]
    [InlineData("var s = flag ? 5 : 4; if (flag) { return null; } return Veo31Durations.FromSeconds(TimeSpan.FromSeconds(s));")]
    public Task Duration(string statements, string member = "") => VerifyAsync<UndefinedValueAnalyzer>(statements, member);

    // A number in place of the variable would be the same in each turn.
    [Fact]
    public Task Loop_variable_has_no_fix() =>
        Finding.VerifyFixAsync(Finding.InMethod("for (var i = 5; i < 7; i++) { _ = (KlingV16ProImageToVideoDuration){|TYP1001:i|}; } return null;"), null);

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public Task Composed_text(int length, bool isFound)
    {
        var sum = isFound ? "{|TYP1007:a + b|}" : "a + b";
        return VerifyAsync<ConstrainedValueAnalyzer>($"var a = \"{new string('a', 2048)}\"; var b = \"{new string('b', length)}\"; return new Details.TextsParams {{ Prompt = {sum} }};", "");
    }

    [Theory]
    [InlineData("var a = \"abc\"; var c = 'd'; return new Details.TextsParams { Prompt = {|TYP1007:$\"{a}{c}\"|} };")]
    [InlineData("var a = \"abc\"; var n = 1; return new Details.TextsParams { Prompt = {|TYP1007:$\"{a}{n}\"|} };")]
    [InlineData("var a = \"abc\"; var n = 0L; return new Details.TextsParams { Prompt = {|TYP1007:$\"{a}{n}\"|} };")]
    [InlineData("var a = \"abc\"; var n = -1; return new Details.TextsParams { Prompt = $\"{a}{n}\" };")]
    [InlineData("var a = \"abc\"; var n = 1.5; return new Details.TextsParams { Prompt = $\"{a}{n}\" };")]
    [InlineData("var a = \"abc\"; return new Details.TextsParams { Prompt = $\"{a,3}\" };")]
    [InlineData("var a = \"abc\"; return new Details.TextsParams { Prompt = $\"{a:x}\" };")]
    [InlineData("var a = \"abc\"; return new Details.TextsParams { Prompt = $\"{a}{text}d\" };")]
    [InlineData("var a = \"abc\"; return new Details.TextsParams { Prompt = {|TYP1007:$\"{a}d\"|} };")]
    public Task Parts_of_a_text(string statements) => VerifyAsync<ConstrainedValueAnalyzer>(statements, "");

    [Theory]
    [InlineData("IReadOnlyList<string> list = [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = {|TYP1011:list|} };")]
    [InlineData("IReadOnlyCollection<string> list = [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = (IReadOnlyList<string>){|TYP1011:list|} };")]
    [InlineData("IEnumerable<string> list = [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = (IReadOnlyList<string>){|TYP1011:list|} };")]
    [InlineData("ImmutableArray<string> list = [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = {|TYP1011:list|} };")]
    [InlineData("List<string> list = [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = list };")]
    [InlineData("string[] list = flag ? [A] : [A, A, A]; return new Acme.StudioParams { Prompt = text, Images = {|TYP1011:list|} };")]
    [InlineData("string[] list = flag ? [A] : [A, A, A]; if (flag) { return new Acme.StudioParams { Prompt = text, Images = list }; } return null;")]
    [InlineData("return new Acme.StudioParams { Prompt = text, Images = Array.Empty<string>() is var none ? none : {|TYP1011:[]|} };")]
    [InlineData("return new Acme.StudioParams { Prompt = text, Images = flag ? [A, A] : {|TYP1011:[A, A, A]|} };")]
    [InlineData("return new Acme.StudioParams { Prompt = text, Images = x switch { 1 => [A], _ => {|TYP1011:[]|} } };")]
    [InlineData("string[]? some = null; return new Acme.StudioParams { Prompt = text, Images = some ?? {|TYP1011:[]|} };")]
    [InlineData("return new Acme.StudioParams { Prompt = text, Tags = [\"a\", \"b\", {|TYP1013:\"a\"|}, {|TYP1013:\"b\"|}] };", "TYP1012")]
    public Task List(string statements, string disabled = "TYP0000") => VerifyAsync<ConstrainedValueAnalyzer>(statements, "", disabled);

    private static Task VerifyAsync<TAnalyzer>(string statements, string member, string disabled = "TYP0000")
        where TAnalyzer : DiagnosticAnalyzer, new() => new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode =
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Linq;
            using Typed;
            using Typed.Models.Creatify;

            static class Test
            {
                const string A = "https://example.com/a.png";
                static void Keep(object value) { }
                {{member}}
                static object? M(bool flag, int x, int[] all, string text, Veo31Params given, ExtraParameters extras) { {{statements}} }
            }
            """,
            TestState =
            {
                AdditionalReferences = { References.Runtime, References.Models, ConstrainedModel.Assembly, DetailModels.Assembly },
                EditorConfig = $"dotnet_diagnostic.{disabled}.severity = none",
            },
        }.RunAsync();
}
