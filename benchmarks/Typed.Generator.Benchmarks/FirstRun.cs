using System.Diagnostics;
using System.Globalization;

namespace Typed.GeneratorBenchmarks;

/// <summary>The first run in a new process, loading and compiling the generator's own code included; then the same edits as the benchmarks, once warm.</summary>
internal static class FirstRun
{
    private const int Edits = 40;

    public static void Measure(int models)
    {
        var benchmarks = new GeneratorBenchmarks { Models = models };
        var cold = Time(benchmarks.Setup);
        var edits = Enumerable.Range(0, Edits).Select(_ => Time(() => benchmarks.OneSchemaEdited())).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{models} models: first run {cold:0} ms (reading the corpus included), one schema edited {edits[Edits / 2]:0.0} ms median of {Edits}: {edits[Edits / 2] / cold:0.0000}"));
    }

    private static double Time(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
