using System.Diagnostics;
using System.Globalization;

namespace Typed.GeneratorBenchmarks;

/// <summary>
/// The first run in a new process, loading and compiling the generator's own code included, as a build has it; then, in the same process, rounds of one
/// run from nothing and some edits in alternation, as an editor that stays open has them.
/// </summary>
internal static class FirstRun
{
    private const int Rounds = 60;
    private const int EditsPerRound = 20;

    public static void Measure(int models)
    {
        var benchmarks = new GeneratorBenchmarks { Models = models };
        Say($"{models} models: first run of the process {Time(benchmarks.Setup):0} ms, reading the corpus included");

        var cold = new List<double>();
        var edits = new List<double>();
        var empty = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            cold.Add(Time(() => benchmarks.Cold()));
            for (var edit = 0; edit < EditsPerRound; edit++)
            {
                edits.Add(Time(() => benchmarks.OneSchemaEdited()));
                empty.Add(Time(() => benchmarks.OneSchemaEditedEmptyGenerator()));
            }
        }

        // The first half is the just-in-time compiler's.
        var (again, edited, floor) = (Median(cold), Median(edits), Median(empty));
        Say($"again from nothing {again:0.0} ms, one schema edited {edited:0.00} ms ({edited / again:0.00%}), the same to a generator that does nothing {floor:0.00} ms ({floor / again:0.00%})");
    }

    private static double Median(List<double> times) => times.Skip(times.Count / 2).Order().ElementAt(times.Count / 4);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Time(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
