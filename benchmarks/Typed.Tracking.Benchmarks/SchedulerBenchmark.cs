using System.Diagnostics;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingBenchmarks;

/// <summary>A hundred thousand open jobs for twenty seconds of real time: the tracker, and the loop that everybody writes.</summary>
internal static class SchedulerBenchmark
{
    private const int Jobs = 100_000;
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(20);
    private static readonly PollingOptions s_polling = new() { FirstDelay = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(5), BackoffFactor = 1, MaxInterval = TimeSpan.FromSeconds(5) };

    public static async Task RunAsync()
    {
        await MeasureAsync("tracker, list of 100", provider => TrackerAsync(provider, useBatches: true));
        await MeasureAsync("tracker, one request per job", provider => TrackerAsync(provider, useBatches: false));
        // Last: what a hundred thousand cancelled tasks leave behind would be counted as the next one's.
        await MeasureAsync("one task per job with Task.Delay", LoopsAsync);
    }

    private static async Task MeasureAsync(string name, Func<OpenProvider, Task> run)
    {
        var provider = new OpenProvider();
        var before = Memory();
        var (cpu, allocated) = (TimeSpan.Zero, 0L);
        provider.OnReady = () => (cpu, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        provider.OnMeasure = () => Console.WriteLine(FormattableString.Invariant(
            $"{name}: {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of processor, {(Memory() - before) / Jobs} bytes a job, {provider.StatusChecks} status checks in {provider.Requests} requests, {(GC.GetTotalAllocatedBytes() - allocated) / Math.Max(1, provider.StatusChecks)} bytes allocated a status check"));
        await run(provider);
    }

    // What the run before has left must not be counted as this one's.
    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task LoopsAsync(OpenProvider provider)
    {
        using var stop = new CancellationTokenSource();
        var loops = Enumerable.Range(0, Jobs).Select(i => LoopAsync(provider, Guid.NewGuid().ToString(), stop.Token)).ToArray();
        provider.OnReady();
        await Task.Delay(s_time);
        provider.OnMeasure();
        await stop.CancelAsync();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task LoopAsync(OpenProvider provider, string id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (!(await provider.GetAsync(id, cancellationToken)).Status.IsFinal)
        {
            await Task.Delay(s_polling.Interval, cancellationToken);
        }
    }

    private static async Task TrackerAsync(OpenProvider provider, bool useBatches)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, $"scratch-{Guid.NewGuid():N}");
        Directory.CreateDirectory(directory);
        await using (var file = File.Create(Path.Combine(directory, "jobs.journal")))
        {
            await file.WriteAsync(JournalFormat.Header());
            for (var i = 0; i < Jobs; i++)
            {
                await file.WriteAsync(JournalFormat.Frame(new JobRecord
                {
                    Key = Guid.NewGuid(),
                    Provider = provider.Name,
                    Model = "m/1",
                    RequestHash = i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
                    State = JobState.Open,
                    Status = "running",
                    JobId = Guid.NewGuid().ToString(),
                    CreatedAt = DateTimeOffset.UnixEpoch,
                }));
            }
        }

        var options = new TrackerOptions { Directory = directory };
        options.Providers[provider.Name] = new TrackedProviderOptions { Polling = s_polling, UseBatches = useBatches };
        await using (var tracker = new JobTracker(options, [new GenerationClient(provider)]))
        {
            await tracker.StartAsync();
            provider.OnReady();
            await Task.Delay(s_time);
            provider.OnMeasure();
        }

        Directory.Delete(directory, recursive: true);
    }

    private sealed class OpenProvider : IGenerationProvider, IBatchStatusProvider
    {
        private static readonly JobStatus s_running = new("running", JobPhase.Running);
        private long _statusChecks;
        private long _requests;

        public string Name => "acme";

        public int MaxBatchSize => 100;

        public long StatusChecks => Interlocked.Read(ref _statusChecks);

        public long Requests => Interlocked.Read(ref _requests);

        public Action OnReady { get; set; } = () => { };

        public Action OnMeasure { get; set; } = () => { };

        public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _statusChecks);
            Interlocked.Increment(ref _requests);
            return Task.FromResult(new JobSnapshot { Id = jobId, Status = s_running });
        }

        public Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
        {
            Interlocked.Add(ref _statusChecks, jobIds.Count);
            Interlocked.Increment(ref _requests);
            return Task.FromResult<IReadOnlyList<JobSnapshot>>([.. jobIds.Select(id => new JobSnapshot { Id = id, Status = s_running })]);
        }
    }
}
