using System.Diagnostics;
using System.Text.Json;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingBenchmarks;

/// <summary>What a durable append of the journal costs beside one raw durable append of the same bytes on the same disk.</summary>
internal static class JournalBenchmark
{
    private const int Rounds = 9;
    private const int Appends = 500;
    private const int Submitters = 64;

    public static async Task RunAsync()
    {
        var (raw, alone, many) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var times = (Raw(), await JournalAsync(1), await JournalAsync(Submitters));
            if (round == 0)
            {
                // Warm-up: compilation and the first blocks of the file.
                continue;
            }

            raw.Add(times.Item1);
            alone.Add(times.Item2);
            many.Add(times.Item3);
        }

        Console.WriteLine(FormattableString.Invariant($"raw durable append of {JournalFormat.Frame(Record(0)).Length} bytes: {Median(raw):0} µs ({raw.Min():0} to {raw.Max():0})"));
        Console.WriteLine(Line("journal, alone", alone, raw));
        Console.WriteLine(Line($"journal, {Submitters} at once", many, raw));
    }

    // The ratio within a round, then the median: the disk's speed changes from one round to the next.
    private static string Line(string name, List<double> times, List<double> raw)
    {
        var ratios = times.Zip(raw, (time, one) => time / one).ToList();
        return FormattableString.Invariant(
            $"{name}: {Median(times):0} µs a submit ({times.Min():0} to {times.Max():0}), ratio {Median(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00})");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Raw()
    {
        using var directory = new Scratch();
        using var handle = File.OpenHandle(Path.Combine(directory.Path, "raw"), FileMode.CreateNew, FileAccess.Write);
        var bytes = JournalFormat.Frame(Record(0));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Appends; i++)
        {
            RandomAccess.Write(handle, bytes, (long)i * bytes.Length);
            RandomAccess.FlushToDisk(handle);
        }

        return watch.Elapsed.TotalMicroseconds / Appends;
    }

    private static async Task<double> JournalAsync(int submitters)
    {
        using var directory = new Scratch();
        await using var journal = new FileJobJournal(directory.Path);
        await journal.OpenAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, submitters).Select(submitter => Task.Run(async () =>
        {
            for (var i = 0; i < Appends; i++)
            {
                await journal.AddAsync(Record((submitter * Appends) + i), "bench", TimeSpan.FromMinutes(1), false, CancellationToken.None);
            }
        })));
        return watch.Elapsed.TotalMicroseconds / (Appends * submitters);
    }

    private static JobRecord Record(int number) => new()
    {
        Key = Guid.NewGuid(),
        Provider = "creatify",
        Model = "kling-video/v1.6/pro/image-to-video",
        RequestHash = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
        State = JobState.Intent,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Request = s_request,
    };

    private static readonly JsonElement s_request = JsonSerializer.SerializeToElement(new Dictionary<string, string>
    {
        ["prompt"] = "A man walking through snow, seen from behind, in the light of the evening",
        ["image_url"] = "https://example.com/snow.jpg",
        ["duration"] = "10",
        ["aspect_ratio"] = "16:9",
    });

    private sealed class Scratch : IDisposable
    {
        // Where the program is: a directory for temporary files may lie in memory, where a flush costs nothing.
        public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, $"scratch-{Guid.NewGuid():N}")).FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
