using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Typed.Models.Creatify;

namespace Typed.RequestsBenchmarks;

/// <summary>The first use of one model in a new process: just-in-time compilation, static initializers and tables included. Each way runs in processes of its own, in alternation.</summary>
internal static class FirstUse
{
    private static readonly string[] s_ways = ["nothing", "plain record: write", "new", "new, Validate", "new, Validate, Cost", "new, Validate, Cost, write", "new, write"];

    /// <summary>Starts the processes and prints the median processor time of each way, from the start of the process.</summary>
    /// <param name="rounds">The number of processes for each way.</param>
    public static void Compare(int rounds)
    {
        var times = s_ways.ToDictionary(way => way, _ => new List<(double Process, double Action)>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var way in s_ways)
            {
                times[way].Add(Start(way));
            }
        }

        var nothing = Median(times["nothing"].Select(time => time.Process));
        var plain = Median(times["plain record: write"].Select(time => time.Process)) - nothing;
        Say($"| first use | process, ms | added to nothing, ms | share of the plain record's | the action alone, ms |");
        Say($"|---|---|---|---|---|");
        foreach (var way in s_ways)
        {
            var added = Median(times[way].Select(time => time.Process)) - nothing;
            Say($"| {way} | {added + nothing:0.0} | {added:0.0} | {added / plain:0.00} | {Median(times[way].Select(time => time.Action)):0.0} |");
        }
    }

    /// <summary>Does one thing and prints the processor time of the process and the time of the action, in milliseconds.</summary>
    public static void Do(string way)
    {
        var clock = Stopwatch.StartNew();
        switch (way)
        {
            case "nothing":
                break;
            case "plain record: write":
                Plain();
                break;
            default:
                Typed(way);
                break;
        }

        var action = clock.Elapsed;
        Say($"{Environment.CpuUsage.TotalTime.TotalMilliseconds:0.000} {action.TotalMilliseconds:0.000}");
    }

    private static void Plain()
    {
        var film = new FilmDto { Prompt = "A red fox crosses a frozen river at dawn", ImageUrl = "https://example.com/fox.png", Duration = "10", AspectRatio = "16:9", CfgScale = 0.5 };
        Use(JsonSerializer.Serialize(film, RequestContext.Default.FilmDto).Length);
    }

    private static void Typed(string way)
    {
        var film = new KlingV16ProImageToVideoParams
        {
            Prompt = "A red fox crosses a frozen river at dawn",
            ImageUrl = "https://example.com/fox.png",
            Duration = KlingV16ProImageToVideoDuration.Seconds10,
        };
        if (way.Contains("Validate", StringComparison.Ordinal))
        {
            Use(film.Validate().IsValid ? 1 : 0);
        }

        if (way.Contains("Cost", StringComparison.Ordinal))
        {
            Use((int)film.Cost.Credits.GetValueOrDefault());
        }

        if (way.Contains("write", StringComparison.Ordinal))
        {
            Use(film.ToJson().Length);
        }
    }

    private static void Use(int value)
    {
        if (value == 0)
        {
            throw new InvalidOperationException("Nothing was done.");
        }
    }

    private static (double Process, double Action) Start(string way)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--first-use-of", way]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var parts = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
