using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.Benchmarks;

/// <summary>One edit in a file of 2,000 lines with 300 requests, as an editor analyzes it: the open file only, again after each edit.</summary>
internal static class EditedFile
{
    private const int Requests = 300;
    private const int WarmUp = 10;

    /// <param name="rounds">The number of measured edits.</param>
    /// <param name="sets">The analyzers to compare, by the name of their set.</param>
    /// <param name="create">Makes a compilation of the trees.</param>
    public static async Task MeasureAsync(int rounds, IReadOnlyList<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> sets, Func<SyntaxTree[], CSharpCompilation> create)
    {
        var inside = sets.ToDictionary(set => set.Name, _ => new List<double>());
        var whole = sets.ToDictionary(set => set.Name, _ => new List<double>());
        var tree = CSharpSyntaxTree.ParseText(Text(0));
        var compilation = create([tree]);
        for (var round = -WarmUp; round < rounds; round++)
        {
            var edited = CSharpSyntaxTree.ParseText(Text(round));
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            tree = edited;
            // In turn within each round, so that other work on the machine affects all sets.
            foreach (var (name, analyzers) in sets)
            {
                // A compilation of its own, so that no set finds what another one made the compiler bind. The compiler's own diagnostics come first, as in an editor.
                var own = compilation.Clone();
                var model = own.GetSemanticModel(tree);
                _ = model.GetDiagnostics();
                var with = new CompilationWithAnalyzers(own, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
                var before = Environment.CpuUsage.TotalTime.TotalMilliseconds;
                _ = await with.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
                _ = await with.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
                var taken = Environment.CpuUsage.TotalTime.TotalMilliseconds - before;
                var time = 0.0;
                foreach (var analyzer in analyzers)
                {
                    time += (await with.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
                }

                if (round >= 0)
                {
                    inside[name].Add(time);
                    whole[name].Add(taken);
                }
            }
        }

        var first = sets[0].Name;
        Console.WriteLine($"One edit in a file of {Text(0).Count(character => character == '\n')} lines with {Requests} requests, {rounds} edits after {WarmUp} to warm up");
        Console.WriteLine("| analyzers | inside, ms: median | quartiles | least | with the driver, ms of CPU: median |\n|---|---|---|---|---|");
        foreach (var (name, analyzers) in sets)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} ({analyzers.Length}) | {At(inside[name], 0.5):0.0} | {At(inside[name], 0.25):0.0} to {At(inside[name], 0.75):0.0} | {inside[name].Min():0.0} | {At(whole[name], 0.5):0.0} |"));
        }

        foreach (var (name, _) in sets.Skip(1))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} / {name}: {At(inside[first].Zip(inside[name], (ours, theirs) => ours / theirs), 0.5):0.00} (median of the rounds' ratios)"));
        }
    }

    private static double At(IEnumerable<double> values, double share) => values.Order().ToList() is var sorted ? sorted[(int)(share * (sorted.Count - 1))] : 0;

    private static string Text(int edit)
    {
        var text = new StringBuilder("using System;\nusing Typed.Models.Creatify;\n\npublic class Requests\n{\n");
        for (var i = 0; i < Requests; i++)
        {
            // What is typed: the prompt of the request in the middle.
            var prompt = i == Requests / 2 ? string.Create(CultureInfo.InvariantCulture, $"typed {edit}") : string.Create(CultureInfo.InvariantCulture, $"scene {i}");
            text.Append(i % 2 == 0
                ? string.Create(CultureInfo.InvariantCulture, $$"""
                      public object M{{i}}(string url)
                      {
                          var duration = KlingV16ProImageToVideoDuration.Seconds10;
                          return new KlingV16ProImageToVideoParams { Prompt = "{{prompt}}", ImageUrl = url, CfgScale = 0.{{i % 10}}, Duration = duration };
                      }


                  """)
                : string.Create(CultureInfo.InvariantCulture, $$"""
                      public object M{{i}}(bool wide)
                      {
                          var length = 6;
                          var ratio = wide ? Veo31AspectRatio.Ratio16x9 : Veo31AspectRatio.Ratio9x16;
                          return new Veo31Params { Prompt = "{{prompt}}", Duration = (Veo31Duration)length, AspectRatio = ratio, Seed = {{i}} };
                      }


                  """));
        }

        return text.Append("}\n").ToString();
    }
}
