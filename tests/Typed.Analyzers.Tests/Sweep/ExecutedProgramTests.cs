using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// Programs with branches, templates, extras, loops and helpers are run: what they send is the judge of each error and each price.
/// An error needs a run that is refused; a price needs every run to cost just that.
/// </summary>
public sealed class ExecutedProgramTests(ITestOutputHelper output)
{
    // How the seconds come about, for a model that takes 4, 6 and 8.
    private static readonly string[] s_seconds =
    [
        "var s = 8;",
        "var s = 5;",
        "var s = a ? 8 : 5;",
        "var s = a ? 8 : x;",
        "const int s = 6;",
        "int s; if (a) { s = 4; } else { s = 5; }",
        "var s = b switch { true => 4, _ => 7 };",
        "var s = 5; if (a) { s = 8; }",
        "var s = 0; foreach (var one in new[] { 4, 6 }) { s = one; }",
        "var s = 0; for (var i = 4; i < 7; i += 2) { s = i; }",
        "var s = Math.Max(4, 6);",
        "var (s, _) = (6, 5);",
        "var s = a ? 5 : 5;",
    ];

    // What guards them.
    private static readonly string[] s_guards =
    [
        "",
        "if (a) { return null; }",
        "if (!a) { return null; }",
        "if (s == 5) { return null; }",
        "if (s is not (4 or 6 or 8)) { s2 = 8; } else { s2 = s; }",
        "Check(s);",
        "while (a) { break; }",
        "if (a == b) { return null; }",
        "switch (a) { case true: return null; }",
    ];

    private static readonly string[] s_requests =
    [
        "new Veo31Params { Prompt = \"x\", Duration = D }",
        "new Veo31Params { Prompt = \"x\", Duration = D, ExtraParameters = new() { { \"duration\", \"4s\" } } }",
        "new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { a ? \"duration\" : \"other\", \"4s\" } }, Duration = D }",
        "new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } }, Duration = D }",
        "Plain with { Duration = D }",
        "Overridden with { Duration = D }",
        "Overridden with { Duration = D, ExtraParameters = null }",
        "Made(a) with { Duration = D }",
        "(a ? Plain : Overridden) with { Duration = D }",
        "a ? new Veo31Params { Prompt = \"x\", Duration = D } : null",
        "Helper(D)",
    ];

    private static readonly (string Seconds, string Guard, string Request)[] s_programs =
        [.. from seconds in s_seconds from guard in s_guards from request in s_requests select (seconds, guard, request)];

    [LongFact]
    public Task What_is_sent_is_the_judge() => JudgeAsync(s_programs, atLeast: 50);

    /// <summary>A selection, the same in each run.</summary>
    [Fact]
    public Task What_is_sent_is_the_judge_of_some() => JudgeAsync(new Random(16).GetItems(s_programs, 120), atLeast: 3);

    private async Task JudgeAsync((string Seconds, string Guard, string Request)[] programs, int atLeast)
    {
        var source = new StringBuilder(
            """
            using System;
            using Typed;
            using Typed.Models.Creatify;
            public static class Programs
            {
                static readonly Veo31Params Plain = new() { Prompt = "x" };
                static readonly Veo31Params Overridden = new() { Prompt = "x", ExtraParameters = new() { { "duration", "4s" } } };
                static Veo31Params Made(bool a) => a ? Plain : Overridden;
                static Veo31Params Helper(Veo31Duration d) => new() { Prompt = "x", Duration = d };
                static void Check(int s) { if (s == 5) { throw new ArgumentException("5"); } }

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < programs.Length; i++)
        {
            var (seconds, guard, request) = programs[i];
            var value = guard.Contains("s2", StringComparison.Ordinal) ? "s2" : "s";
            var text = guard.Contains("s2", StringComparison.Ordinal) ? "int s2; " + guard : guard;
            var sent = request.Replace("= D", $"= (Veo31Duration){value}", StringComparison.Ordinal).Replace("(D)", $"((Veo31Duration){value})", StringComparison.Ordinal);
            source.Append(CultureInfo.InvariantCulture, $"    public static IModelParams? M{i}(bool a, bool b, int x) {{ {seconds} {text} return {sent}; }}\n");
        }

        var tree = CSharpSyntaxTree.ParseText(source.Append("}\n").ToString(), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            "Programs", [tree], [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));

        var found = await AnalyzerRun.WithAnalyzers(compilation, new AnalyzerOptions([]), AnalyzerRun.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        image.Position = 0;
        var type = new AssemblyLoadContext("Programs", isCollectible: true).LoadFromStream(image).GetType("Programs")!;
        var lines = tree.GetText(TestContext.Current.CancellationToken).Lines;
        var (errors, prices, wrong) = (0, 0, new List<string>());
        foreach (var finding in found.Where(finding => finding.Severity == DiagnosticSeverity.Error || finding.Id is DiagnosticIds.CostOfCall))
        {
            var line = lines.GetLineFromPosition(finding.Location.SourceSpan.Start).ToString();
            if (!line.Contains("? M", StringComparison.Ordinal))
            {
                continue;
            }

            var runs = Runs(type.GetMethod(line.Split("? ")[1].Split('(')[0])!).ToArray();
            if (finding.Id == DiagnosticIds.CostOfCall)
            {
                prices++;
                var shown = finding.GetMessage(CultureInfo.InvariantCulture).Split(" costs ")[1].Split(" credits")[0];
                if (runs.OfType<IModelParams>().Where(sent => sent.Validate().IsValid).Any(sent => sent.Cost.Credits?.ToString("0.####", CultureInfo.InvariantCulture) != shown))
                {
                    wrong.Add($"price {shown}: {line.Trim()}");
                }
            }
            // Only at run time it shows whether these bring an extra along: their prices are judged, their errors are not.
            else if (!line.Contains("return Made(", StringComparison.Ordinal) && !line.Contains("return (a ? Plain", StringComparison.Ordinal))
            {
                errors++;
                if (runs.OfType<IModelParams>().All(sent => sent.Validate().IsValid))
                {
                    wrong.Add($"{finding.Id}: {line.Trim()}");
                }
            }
        }

        output.WriteLine($"{programs.Length} programs, {errors} errors, {prices} prices");
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong of {errors} errors and {prices} prices:\n{string.Join("\n", wrong.Take(30))}");
        Assert.True(errors > atLeast && prices > atLeast, $"{errors} errors, {prices} prices");
    }

    private static IEnumerable<object?> Runs(MethodInfo method)
    {
        for (var bits = 0; bits < 8; bits++)
        {
            var (a, b, x) = ((bits & 1) == 0, (bits & 2) == 0, (bits & 4) == 0 ? 4 : 8);
            object? sent = null;
            try
            {
                sent = method.Invoke(null, [a, b, x]);
            }
            catch (TargetInvocationException)
            {
                // A guard threw: nothing is sent.
            }

            yield return sent;
        }
    }
}
