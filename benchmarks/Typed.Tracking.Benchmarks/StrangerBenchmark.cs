using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Journal;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingBenchmarks;

/// <summary>What a webhook message with an unknown id costs, without a signature and without the submission's own address, with many settled records in the journal and a few
/// uncertain ones. And what a submission takes meanwhile.</summary>
internal static class StrangerBenchmark
{
    private const int Settled = 100_000;
    private const int Uncertain = 10;
    private const int Messages = 50_000;
    private const int Submissions = 100;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var directory = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"strangers-{Guid.NewGuid():N}")).FullName;
        try
        {
            await WriteAsync(Path.Combine(directory, "jobs.journal"));
            await using var journal = new FileJobJournal(directory, new FileJobJournalOptions { KeepSettledAtMost = 2 * Settled, KeepSettledFor = TimeSpan.FromDays(3650) });
            await using var tracker = new JobTracker(new TrackerOptions { Journal = journal }, [new GenerationClient(new QuietProvider())]);
            await tracker.StartAsync();
            Console.WriteLine(FormattableString.Invariant($"strangers: {tracker.Recovery!.Journal.Jobs} records, {tracker.Recovery.Uncertain.Count} of them uncertain"));
            for (var round = 0; round <= Rounds; round++)
            {
                var (wall, processor) = await FloodAsync(tracker, round);
                var alone = await SubmitAsync(tracker, $"alone {round}");
                using var stop = new CancellationTokenSource();
                var flood = Task.Run(async () =>
                {
                    for (var i = 0; !stop.IsCancellationRequested; i++)
                    {
                        await tracker.HandleWebhookAsync(Message($"during-{round}-{i}"), CancellationToken.None);
                    }
                });
                var flooded = await SubmitAsync(tracker, $"flooded {round}");
                await stop.CancelAsync();
                await flood;
                Console.WriteLine(FormattableString.Invariant(
                    $"{(round == 0 ? "warm-up" : "round")} {round}: {wall:0.0} µs a message, {processor:0.0} µs of processor; a submission alone {alone}, during a flood {flooded}"));
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<(double Wall, double Processor)> FloodAsync(JobTracker tracker, int round)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Messages; i++)
        {
            await tracker.HandleWebhookAsync(Message($"stranger-{round}-{i}"), CancellationToken.None);
        }

        var wall = watch.Elapsed.TotalMicroseconds / Messages;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalMicroseconds / Messages);
    }

    private static async Task<string> SubmitAsync(JobTracker tracker, string name)
    {
        var times = new List<double>(Submissions);
        for (var i = 0; i < Submissions; i++)
        {
            var watch = Stopwatch.StartNew();
            await tracker.SubmitAsync("quiet", "m/1", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = $"{name} {i}" }));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Submissions / 2]:0.00} ms (worst {times[^1]:0.0})");
    }

    private static WebhookNotice Message(string id) => new("quiet", id) { Status = new JobStatus("done", JobPhase.Succeeded) };

    private static async Task WriteAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(JournalFormat.Header());
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < Settled + Uncertain; i++)
        {
            var isUncertain = i >= Settled;
            file.Write(JournalFormat.Frame(new JobRecord
            {
                Key = Guid.NewGuid(),
                Provider = "quiet",
                Model = "m/1",
                RequestHash = i.ToString("x64", CultureInfo.InvariantCulture),
                State = isUncertain ? JobState.Uncertain : JobState.Succeeded,
                JobId = isUncertain ? null : $"job-{i}",
                CreatedAt = now,
                EndedAt = isUncertain ? null : now,
                FetchedAt = isUncertain ? null : now,
                Request = isUncertain ? JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = $"uncertain {i}" }) : null,
            }));
        }
    }

    /// <summary>Answers at once, and matches nothing.</summary>
    private sealed class QuietProvider : IGenerationProvider, ISubmissionMatcher
    {
        private int _ids;

        public string Name => "quiet";

        public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new JobSnapshot { Id = FormattableString.Invariant($"new-{Interlocked.Increment(ref _ids)}"), Status = new JobStatus("running", JobPhase.Running) });

        public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) =>
            Task.FromResult(new JobSnapshot { Id = jobId, Status = new JobStatus("running", JobPhase.Running) });

        public bool Matches(GenerationRequest request, JobSnapshot snapshot) => false;
    }
}
