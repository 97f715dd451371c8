using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Hosting;
using Typed.Tests.Kit;
using Typed.Tracking;

namespace Typed.TrackingTests.Crash;

/// <summary>A program that tracks jobs is killed, really (SIGKILL), at each marked point and at random ones, and started again. In the end the jobs at the
/// emulator are the jobs in the journal are the results on disk, and each was charged once.</summary>
/// <remarks>TYPED_CRASH_KILLS sets how many random kills there are beside those at the points, TYPED_CRASH_SEED where they fall.</remarks>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] s_points =
    [
        "intent-durable", "answered", "id-durable", "journal-half-written", "journal-written", "journal-flushed", "polled", "end-durable",
        "download-piece", "file-renamed", "fetch-durable", "compaction-written", "compaction-flushed", "compaction-renamed",
    ];

    private readonly TemporaryDirectory _directory = new();
    private EmulatorHost _emulator = null!;
    private int _kills;
    private int _failures;
    private bool _wasReached;

    public async ValueTask InitializeAsync() =>
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 400, Credits = 1_000_000 }, Records.Ct);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [LongFact]
    public async Task Killed_at_each_marked_point_no_job_is_lost_or_paid_twice()
    {
        foreach (var point in s_points)
        {
            var prompts = Prompts(point, 3);
            Assert.True(await RunAsync(point, prompts, $"{point}:1"), $"The point {point} was not reached.");
            // In the middle of the recovery too.
            await RunAsync(point, prompts, $"{point}:2");
            await FinishAsync(point, prompts);
        }

        output.WriteLine($"{_kills} kills, {_emulator.Tasks.Count} jobs");
        AssertChargedOnce(s_points.Length * 3);
    }

    [LongTheory]
    [InlineData("full")]
    [InlineData("read-only")]
    public async Task On_a_disk_that_refuses_from_each_marked_point_on_no_job_is_lost_or_paid_twice(string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && how == "full", "Windows has no limit of file sizes for a process.");
        foreach (var point in s_points)
        {
            var name = $"{how} {point}";
            var prompts = Prompts(name, 3);
            await RunAsync(name, prompts, $"{point}:1", how: how);
            Assert.True(_wasReached, $"The point {point} was not reached.");
            await RunAsync(name, prompts, $"{point}:2", how: how);
            // A kill on top of it.
            await RunAsync(name, prompts, $"{point}:1");
            await FinishAsync(name, prompts);
        }

        output.WriteLine($"{_failures} runs ended by a refusal, {_kills} kills, {_emulator.Tasks.Count} jobs");
        Assert.True(_failures > s_points.Length / 2, $"Only {_failures} runs noticed.");
        AssertChargedOnce(s_points.Length * 3);
    }

    [Fact, Trait("Duration", "Long")]
    public async Task Killed_at_random_moments_no_job_is_lost_or_paid_twice()
    {
        var kills = Setting("TYPED_CRASH_KILLS", 12);
        var seed = Setting("TYPED_CRASH_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine(FormattableString.Invariant($"TYPED_CRASH_SEED={seed} TYPED_CRASH_KILLS={kills}"));
        var random = new Random(seed);
        var jobs = 0;
        for (var scenario = 0; _kills < kills; scenario++)
        {
            var name = FormattableString.Invariant($"random-{seed}-{scenario}");
            var prompts = Prompts(name, random.Next(1, 6));
            jobs += prompts.Length;
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                // Half of them by the clock, from outside; half at a point, whichever time it is reached.
                var at = random.Next(2) == 0 ? null : FormattableString.Invariant($"{s_points[random.Next(s_points.Length)]}:{random.Next(1, 8)}");
                await RunAsync(name, prompts, at, at is null ? TimeSpan.FromMilliseconds(random.Next(60, 400)) : null);
            }

            await FinishAsync(name, prompts);
        }

        output.WriteLine($"{_kills} kills, {_emulator.Tasks.Count} jobs");
        AssertChargedOnce(jobs);
    }

    [Fact]
    public async Task A_running_tracker_keeps_another_process_out()
    {
        await using var journal = new FileJobJournal(Path.Combine(_directory.Sub("locked"), "journal"));
        await journal.OpenAsync(Records.Ct);
        using var process = Start("locked", ["p"], null);
        var error = await process.StandardError.ReadToEndAsync(Records.Ct);
        await process.WaitForExitAsync(Records.Ct);
        Assert.Contains(nameof(JournalInUseException), error, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Tasks.Count);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static string[] Prompts(string name, int count) => [.. Enumerable.Range(0, count).Select(i => $"{name} {Records.Text(i)}")];

    private Process Start(string scenario, string[] prompts, string? crashAt, string how = "kill")
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(
            AppContext.BaseDirectory.Replace("Typed.Tracking.Tests", "Typed.Tracking.Crash", StringComparison.Ordinal), "Typed.Tracking.Crash.dll"));
        start.ArgumentList.Add(_emulator.BaseAddress.AbsoluteUri);
        start.ArgumentList.Add(_directory.Sub(scenario));
        foreach (var prompt in prompts)
        {
            start.ArgumentList.Add(prompt);
        }

        start.Environment["TYPED_CRASH_AT"] = crashAt ?? "";
        start.Environment["TYPED_CRASH_HOW"] = how;
        start.Environment["DOTNET_TieredCompilation"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>True where it was killed, false where it came to its end before.</summary>
    private async Task<bool> RunAsync(string scenario, string[] prompts, string? crashAt, TimeSpan? killAfter = null, string how = "kill")
    {
        using var process = Start(scenario, prompts, crashAt, how);
        var error = process.StandardError.ReadToEndAsync(Records.Ct);
        var said = process.StandardOutput.ReadToEndAsync(Records.Ct);
        var exit = process.WaitForExitAsync(Records.Ct);
        if (killAfter is { } delay && await Task.WhenAny(exit, Task.Delay(delay, Records.Ct)) != exit)
        {
            process.Kill();
        }

        await exit;
        _wasReached = (await said).Contains("mishap", StringComparison.Ordinal);
        if (process.ExitCode == 0)
        {
            return false;
        }

        // 3: ended by an exception, as it must be where nothing can be written any more.
        if (how != "kill" && process.ExitCode == 3)
        {
            _failures++;
            return false;
        }

        // 137: killed. Anything else is a bug of the program.
        Assert.True(process.ExitCode == 137, $"{scenario} at {crashAt}: exit {process.ExitCode}\n{await error}");
        _kills++;
        return true;
    }

    // What is left in doubt is decided as its user would, who looks at the provider's site: it is there, or it is not.
    private async Task FinishAsync(string scenario, string[] prompts)
    {
        Assert.False(await RunAsync(scenario, prompts, null));
        var directory = _directory.Sub(scenario);
        var creatify = new CreatifyClient(new CreatifyOptions
        {
            BaseAddress = _emulator.BaseAddress,
            ApiId = _emulator.ApiId,
            ApiKey = _emulator.ApiKey,
            Polling = new PollingOptions { FirstDelay = TimeSpan.FromMilliseconds(5), Interval = TimeSpan.FromMilliseconds(5) },
        });
        await using var tracker = new JobTracker(
            new TrackerOptions { Directory = Path.Combine(directory, "journal"), ResultDirectory = Path.Combine(directory, "results") }, [creatify]);
        var recovery = await tracker.StartAsync(Records.Ct);
        Assert.Equal(0, recovery.Journal.DamagedBytes);
        foreach (var record in recovery.Uncertain)
        {
            var prompt = record.Request!.Value.GetProperty("prompt").GetString();
            if (_emulator.Tasks.All.SingleOrDefault(task => PromptOf(task.InputParams) == prompt) is { } task)
            {
                await tracker.ResolveAsync(record.Key, task.Id.ToString(), Records.Ct);
            }
            else
            {
                await tracker.AbandonAsync(record.Key, Records.Ct);
                await tracker.SubmitAsync("creatify", "nano-banana", record.Request.Value, cancellationToken: Records.Ct);
            }
        }

        var found = new List<JobRecord>();
        await foreach (var job in tracker.ListAsync(cancellationToken: Records.Ct))
        {
            if (job.State is not (JobState.Abandoned or JobState.NotSent or JobState.Refused))
            {
                await job.WaitAsync(cancellationToken: Records.Ct);
                await job.SaveAsync(Path.Combine(directory, "results", job.Key.ToString("N")), cancellationToken: Records.Ct);
                found.Add((await tracker.FindAsync(job.Key, Records.Ct))!.Record);
            }
        }

        AssertAllThere(scenario, prompts, found);
    }

    private void AssertAllThere(string scenario, string[] prompts, List<JobRecord> found)
    {
        var tasks = _emulator.Tasks.All.Where(task => prompts.Contains(PromptOf(task.InputParams))).ToList();
        Assert.Equal(prompts.Order(StringComparer.Ordinal), tasks.Select(task => PromptOf(task.InputParams)).Order(StringComparer.Ordinal));
        Assert.Equal(tasks.Select(task => task.Id.ToString()).Order(StringComparer.Ordinal), found.Select(record => record.JobId!).Order(StringComparer.Ordinal));
        Assert.All(found, record =>
        {
            Assert.Equal(JobState.Succeeded, record.State);
            var asset = Assert.Single(record.Assets!);
            Assert.Equal(asset.Length, new FileInfo(asset.File!).Length);
            Assert.StartsWith(_directory.Sub(scenario), asset.File, StringComparison.Ordinal);
        });
        Assert.Equal(prompts.Length, Directory.GetFiles(Path.Combine(_directory.Sub(scenario), "results"), "*.*", SearchOption.AllDirectories).Count(file => !file.Contains(".part", StringComparison.Ordinal)));
    }

    private void AssertChargedOnce(int jobs)
    {
        Assert.Equal(jobs, _emulator.Tasks.Count);
        Assert.Equal(_emulator.Tasks.All.Sum(task => task.Price), _emulator.Account.Charged);
        Assert.True(_kills > 0);
    }

    private static string PromptOf(JsonElement parameters) => parameters.GetProperty("prompt").GetString()!;
}
