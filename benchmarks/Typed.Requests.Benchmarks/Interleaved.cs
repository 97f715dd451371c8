using System.Diagnostics;
using System.Globalization;

namespace Typed.RequestsBenchmarks;

/// <summary>The same measurements as <see cref="RequestBenchmarks{TRecord, TDto}"/>, in turn and in short batches, for a machine that does other work too: the ratios are of batches that ran side by side.</summary>
internal static class Interleaved
{
    // Shorter than a time slice of the scheduler, so that most batches run without an interruption.
    private const int CallsPerBatch = 1000;

    // Before the first batch that counts, so that the code is compiled for speed.
    private const int WarmUps = 100;

    /// <summary>Runs the batches and prints the first quartile and the median of each, and the median of the ratios to the plain record.</summary>
    /// <param name="rounds">The number of batches of each kind.</param>
    public static void Run(int rounds)
    {
        using var ordinary = new OrdinaryRequest();
        using var list = new ListRequest();
        using var nested = new NestedRequest();
        Run(rounds, "an ordinary request", ordinary, ("cost, a table of many lines", () => ordinary.Cost_of_many(), -1));
        Run(rounds, "a list of texts", list);
        Run(rounds, "an object and a list of objects", nested);
    }

    private static void Run<TRecord, TDto>(int rounds, string title, RequestBenchmarks<TRecord, TDto> requests, params (string Name, Action Call, int Plain)[] more)
        where TRecord : ModelParams, IModelParams<TRecord>
    {
        requests.Setup();
        (string Name, Action Call, int Plain)[] ways =
        [
            ("plain record: write", requests.Write_dto, -1),
            ("write", requests.Write, 0),
            ("plain record: text", () => requests.Text_dto(), -1),
            ("text", () => requests.Text(), 2),
            ("plain record: read", () => requests.Read_dto(), -1),
            ("read", () => requests.Read(), 4),
            ("validate", () => requests.Validate(), -1),
            ("cost", () => requests.Cost(), -1),
            .. more,
        ];
        var times = ways.Select(_ => new double[rounds]).ToArray();
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var time = Batch(ways[way].Call);
                if (round >= 0)
                {
                    times[way][round] = time;
                }
            }

            if (round < 0)
            {
#pragma warning disable RS0030 // The compiler works in the background and gives no signal.
                Thread.Sleep(20);
#pragma warning restore RS0030
            }
        }

        Say($"| {title} | first quartile, ns | median, ns | of the plain record's |");
        Say($"|---|---|---|---|");
        for (var way = 0; way < ways.Length; way++)
        {
            var ratio = ways[way].Plain is >= 0 and var plain
                ? Quantile(times[way].Zip(times[plain], (ours, theirs) => ours / theirs), 0.5).ToString("0.00", CultureInfo.InvariantCulture)
                : "";
            Say($"| {ways[way].Name} | {Quantile(times[way], 0.25):0} | {Quantile(times[way], 0.5):0} | {ratio} |");
        }
    }

    private static double Batch(Action call)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < CallsPerBatch; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / CallsPerBatch;
    }

    private static double Quantile(IEnumerable<double> times, double at)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)(sorted.Count * at)];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
