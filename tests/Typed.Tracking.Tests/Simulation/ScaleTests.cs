using System.Text.Json;
using Typed.Tests.Kit;
using Typed.Tracking;

namespace Typed.TrackingTests.Simulation;

/// <summary>A hundred thousand open jobs in one process.</summary>
public sealed class ScaleTests(ITestOutputHelper output)
{
    private const int Count = 100_000;

    [LongFact]
    public async Task Status_checks_follow_the_strategy_exactly_with_one_timer_and_no_thread_of_their_own()
    {
        var clock = new SimClock();
        var provider = new SimProvider(clock) { RecordsRequests = false };
        var table = new MemoryJournal.Table();
        for (var i = 0; i < Count; i++)
        {
            var job = provider.Add("", TimeSpan.FromSeconds(1 + (i % 600)));
            var record = Records.Opened(Records.Intent(Records.Text(i)), job.Id);
            table.Rows[record.Key] = new MemoryJournal.Row { Record = record };
        }

        var threads = ThreadPool.ThreadCount;
        await using var tracker = await SimTracker.StartAsync(clock, new MemoryJournal(table, clock), provider);
        var mostTimers = 0;
        for (var second = 0; second < 660; second += 5)
        {
            mostTimers = Math.Max(mostTimers, clock.Waiting);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.All(table.Rows.Values, row => Assert.Equal(JobState.Succeeded, row.Record.State));
        var expected = provider.Jobs.Values.Sum(job => Strategy().TakeWhile(at => at < job.Ends).Count() + 1);
        Assert.Equal(expected, provider.StatusChecks);
        Assert.All(provider.Jobs.Values.Take(1000), job => Assert.Equal(Strategy().Take(job.StatusChecks.Count), job.StatusChecks));
        Assert.InRange(mostTimers, 1, 2);
        Assert.Equal(0, tracker.Scheduler.Queued);
        output.WriteLine($"{provider.StatusChecks} status checks of {Count} jobs, {mostTimers} timer, {ThreadPool.ThreadCount - threads} more threads");
    }

    [LongFact]
    public async Task A_job_takes_at_most_a_kilobyte_beyond_its_own_data()
    {
        using var directory = new TemporaryDirectory();
        var clock = new SimClock();
        await WriteJournalAsync(directory.Sub("jobs.journal"));

        var own = OwnData(directory.Sub("copy"));
        var before = Memory();
        var provider = new SimProvider(clock) { RecordsRequests = false, OnStatusCheck = () => Fate.NoConnection };
        await using var tracker = await SimTracker.StartAsync(clock, new FileJobJournal(directory.Path, null, clock), provider);
        Assert.Equal(Count, tracker.Recovery!.Resumed.Count);
        var all = (Memory() - before) / (double)Count;

        output.WriteLine($"own data {own:0} bytes, in all {all:0} bytes, beyond {all - own:0} bytes a job");
        Assert.InRange(all - own, 0, 1024);
        GC.KeepAlive(provider);
    }

    // What the same records take by themselves, in a list. A method of its own, so that nothing of it lives on.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static double OwnData(string path)
    {
        var before = Memory();
        var records = new List<JobRecord>(Count);
        foreach (var line in File.ReadLines(path))
        {
            var record = JsonSerializer.Deserialize(line, JobRecordJson.Default.JobRecord)!;
            records.Add(record with { Provider = string.Intern(record.Provider), Model = string.Intern(record.Model!) });
        }

        var own = (Memory() - before) / (double)Count;
        GC.KeepAlive(records);
        return own;
    }

    private static async Task WriteJournalAsync(string path)
    {
        await using var file = File.Create(path);
        await using var copy = File.CreateText(Path.Combine(Path.GetDirectoryName(path)!, "copy"));
        await file.WriteAsync(Tracking.Journal.JournalFormat.Header());
        for (var i = 0; i < Count; i++)
        {
            var record = Records.Opened(Records.Intent(new string('a', 58) + Records.Text(100_000 + i)), Guid.NewGuid().ToString());
            await file.WriteAsync(Tracking.Journal.JournalFormat.Frame(record));
            await copy.WriteLineAsync(Records.Json(record));
        }
    }

    // A resumed job is checked at once, then by the strategy, rounded up to a tenth of a second.
    private static IEnumerable<TimeSpan> Strategy()
    {
        var at = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            yield return at;
            at += SimTracker.Exact.DelayAfter(attempt, null, 0.5);
            at = TimeSpan.FromSeconds(Math.Ceiling(Math.Round(at.TotalSeconds * 10, 6)) / 10);
        }
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
