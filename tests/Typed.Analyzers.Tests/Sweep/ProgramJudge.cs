using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// Compiles programs with all analyzers and runs them with all combinations of their arguments: what they send is the judge. An error needs a run that is refused; a price needs
/// every run to cost just that.
/// </summary>
/// <param name="Errors">How many errors were judged.</param>
/// <param name="Prices">How many prices were judged.</param>
/// <param name="Unseen">Programs with a run that is refused, and no error.</param>
/// <param name="Wrong">What the runs disprove.</param>
internal sealed record ProgramJudge(int Errors, int Prices, IReadOnlyList<string> Unseen, IReadOnlyList<string> Wrong)
{
    private static readonly object s_refused = new();

    /// <summary>Compiles and runs programs.</summary>
    /// <param name="members">Members that the programs use.</param>
    /// <param name="programs">The bodies of methods with the parameters <c>bool a, bool b, int x</c>; x is 4 or 8.</param>
    public static async Task<ProgramJudge> RunAsync(string members, IReadOnlyList<string> programs)
    {
        var source = new StringBuilder(
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using Typed;
            using Typed.Models.Creatify;
            using Typed.Models.CreativeAI;
            public static class Programs
            {
            {{members}}

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < programs.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public static IModelParams? M{i}(bool a, bool b, int x) {{ {programs[i]} }}\n");
        }

        var tree = CSharpSyntaxTree.ParseText(source.Append("}\n").ToString(), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            "Programs", [tree], [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        var found = await AnalyzerRun.WithAnalyzers(compilation, new AnalyzerOptions([]), AnalyzerRun.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, finding => finding.Id.StartsWith("AD", StringComparison.Ordinal));

        image.Position = 0;
        var type = new AssemblyLoadContext("Programs", isCollectible: true).LoadFromStream(image).GetType("Programs")!;
        var lines = tree.GetText(TestContext.Current.CancellationToken).Lines;
        var byLine = found.ToLookup(finding => lines.GetLineFromPosition(finding.Location.SourceSpan.Start).LineNumber);
        var first = lines.Count - 2 - programs.Count;
        var (errors, prices, unseen, wrong) = (0, 0, new List<string>(), new List<string>());
        for (var i = 0; i < programs.Count; i++)
        {
            var all = Runs(type.GetMethod($"M{i}")!).ToArray();
            var runs = all.OfType<IModelParams>().ToArray();
            var said = byLine[first + i].Where(finding => finding.Severity == DiagnosticSeverity.Error).ToArray();
            var shown = byLine[first + i].Where(finding => finding.Id == DiagnosticIds.CostOfCall)
                .Select(finding => finding.GetMessage(CultureInfo.InvariantCulture).Split(" costs ")[1].Split(" credits")[0]).ToArray();
            var isRefused = runs.Any(sent => !sent.Validate().IsValid) || all.Contains(s_refused);
            errors += said.Length;
            prices += shown.Length;
            wrong.AddRange(said.Where(_ => !isRefused).Select(finding => $"{finding.Id}: {programs[i]}"));
            if (isRefused && said.Length == 0)
            {
                unseen.Add(programs[i]);
            }

            // Only where each request has a price is it sure that one of them is sent.
            if (shown.Length > 0 && shown.Length == Requests(programs[i]) && runs.FirstOrDefault(sent => sent.Validate().IsValid && !shown.Contains(Text(sent.Cost), StringComparer.Ordinal)) is { } other)
            {
                wrong.Add($"price {string.Join(" or ", shown)}, not {other.Cost}: {programs[i]}");
            }
        }

        return new(errors, prices, unseen, wrong);
    }

    // As the message has it: a number, or a range.
    private static string Text(Cost cost) => cost switch
    {
        { AtLeast: { } least, AtMost: { } most } when least != most => string.Create(CultureInfo.InvariantCulture, $"{least:0.####} to {most:0.####}"),
        { Credits: { } credits } => credits.ToString("0.####", CultureInfo.InvariantCulture),
        _ => "unknown",
    };

    private static int Requests(string program) => program.Split("Params {").Length + program.Split(" with {").Length + program.Split("new()").Length - 3;

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
            catch (TargetInvocationException exception)
            {
                // FromSeconds refuses a length itself. Otherwise a guard threw: nothing is sent.
                sent = exception.InnerException?.TargetSite?.Name == "FromSeconds" ? s_refused : null;
            }

            yield return sent;
        }
    }
}
