using System.Diagnostics;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingBenchmarks;

/// <summary>What a start with many settled jobs costs: the journal, beside the reading of all records into memory.</summary>
internal static class StartBenchmark
{
    private const int Jobs = 100_000;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var directory = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"scratch-{Guid.NewGuid():N}")).FullName;
        try
        {
            var path = Path.Combine(directory, JournalFile.Name);
            await using (var file = new FileStream(path, FileMode.CreateNew))
            {
                await file.WriteAsync(JournalFormat.Header());
                for (var i = 0; i < Jobs; i++)
                {
                    await file.WriteAsync(JournalFormat.Frame(Record(i)));
                }
            }

            Console.WriteLine(FormattableString.Invariant($"{Jobs} settled jobs, {new FileInfo(path).Length / 1e6:0} MB"));
            for (var round = 0; round < Rounds; round++)
            {
                await MeasureAsync("journal", async () =>
                {
                    var journal = new FileJobJournal(directory);
                    await journal.OpenAsync(CancellationToken.None);
                    return journal;
                });
                await MeasureAsync("all records in memory", () =>
                {
                    var index = new JournalIndex(TimeProvider.System);
                    JournalScan.Read(File.ReadAllBytes(path)).Records.ForEach(index.Put);
                    return Task.FromResult<object>(index);
                });
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(string name, Func<Task<object>> start)
    {
        var before = Memory();
        var (cpu, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        var peak = PeakAsync(stop.Token);
        var result = await start();
        var elapsed = watch.Elapsed;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await stop.CancelAsync();
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {elapsed.TotalSeconds:0.00} s, {used.TotalSeconds:0.00} s of processor, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB allocated, peak {(await peak - before) / 1e6:0} MB, alive {(Memory() - before) / 1e6:0} MB"));
        GC.KeepAlive(result);
        if (result is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    // The size of the heap while the start runs.
    private static Task<long> PeakAsync(CancellationToken stop) => Task.Factory.StartNew(
        () =>
        {
            var peak = 0L;
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                stop.WaitHandle.WaitOne(1);
            }

            return peak;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static long Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static JobRecord Record(int number)
    {
        var created = TimeProvider.System.GetUtcNow().AddSeconds(number - Jobs);
        return new JobRecord
        {
            Key = Guid.NewGuid(),
            Version = 4,
            Provider = "creatify",
            Model = "kling-video/v1.6/pro/image-to-video",
            RequestHash = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
            State = JobState.Succeeded,
            Status = "done",
            JobId = Guid.NewGuid().ToString(),
            Account = "0123456789ab",
            Price = 12,
            CreditsUsed = 12,
            CreatedAt = created,
            SubmittedAt = created,
            EndedAt = created.AddMinutes(1),
            FetchedAt = created.AddMinutes(2),
            Assets = [new JobAsset { Url = new Uri($"https://cdn.example.com/outputs/{Guid.NewGuid()}/video.mp4"), Type = "video", File = $"/var/lib/results/{Guid.NewGuid():N}/video.mp4", Length = 8_000_000 }],
        };
    }
}
