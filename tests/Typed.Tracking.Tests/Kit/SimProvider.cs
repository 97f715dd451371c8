using System.Net;
using System.Text.Json;
using Typed.Providers;
using Typed.Tracking;

namespace Typed.TrackingTests;

/// <summary>What becomes of a request in the simulated network.</summary>
internal enum Fate
{
    Answer,
    NoConnection,
    TooMany,
    LostBefore,
    LostAfter,
    Refused,
    Hangs,

    /// <summary>The provider says, in its own form, that there is no such job.</summary>
    Missing,

    /// <summary>A gateway's page says "404".</summary>
    GatewayMissing,

    /// <summary>A page of HTML, with status 200.</summary>
    Html,

    /// <summary>The answer is about another job, which has ended.</summary>
    AnotherJob,
}

/// <summary>A provider on a simulated clock. Answers at once, or when the clock has moved; keeps exact books of what it was asked and what it charged.</summary>
internal class SimProvider(SimClock clock, string name = "acme") : IGenerationProvider, IAccountSource
{
    private int _ids;

    public string Name => name;

    public Dictionary<string, SimJob> Jobs { get; } = new(StringComparer.Ordinal);

    /// <summary>When requests arrived.</summary>
    public List<TimeSpan> Requests { get; } = [];

    public int Posts { get; private set; }

    public int StatusChecks { get; protected set; }

    public TimeSpan NotBefore { get; set; } = TimeSpan.Zero;

    /// <summary>Requests that came although they had been told to wait.</summary>
    public int TooEarly { get; private set; }

    public Func<Fate> OnSubmit { get; set; } = () => Fate.Answer;

    public Func<Fate> OnStatusCheck { get; set; } = () => Fate.Answer;

    public Func<TimeSpan> Latency { get; set; } = () => TimeSpan.Zero;

    /// <summary>How long a request takes to arrive.</summary>
    public Func<TimeSpan> Outbound { get; set; } = () => TimeSpan.Zero;

    /// <summary>Whether a job's result is in the answer to its submission. Nobody can ask for such a job.</summary>
    public Func<bool> IsImmediate { get; set; } = () => false;

    public string? AccountId { get; set; }

    public Func<TimeSpan> JobTime { get; set; } = () => TimeSpan.FromSeconds(30);

    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(20);

    public bool RecordsRequests { get; set; } = true;

    public SimJob Add(string hash, TimeSpan time) => Jobs[$"j{++_ids}"] = new SimJob($"j{_ids}", hash, clock.Elapsed, clock.Elapsed + time);

    public async Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        await PassAsync(Outbound());
        Arrive();
        Posts++;
        var fate = OnSubmit();
        SimJob? job = null;
        if (fate is Fate.Answer or Fate.LostAfter or Fate.Hangs)
        {
            var isImmediate = IsImmediate();
            job = Add(request.Hash, isImmediate ? TimeSpan.Zero : JobTime());
            job.IsImmediate = isImmediate;
            job.Key = Guid.TryParseExact(request.WebhookUrl?.Query.Replace("?job=", "", StringComparison.Ordinal), "N", out var key) ? key : null;
        }

        await TravelAsync(fate);
        return fate switch
        {
            Fate.NoConnection => throw new ProviderUnavailableException(Name, "No connection."),
            Fate.TooMany => throw TooMany(),
            Fate.Refused => throw new InsufficientCreditsException(Name, "Too few."),
            Fate.LostBefore or Fate.LostAfter => throw new UncertainSubmissionException(Name, request.Model, request.Hash, "Lost."),
            _ => Snapshot(job!),
        };
    }

    public async Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        await PassAsync(Outbound());
        Arrive();
        StatusChecks++;
        if (Jobs.TryGetValue(jobId, out var checked_))
        {
            checked_.StatusChecks.Add(clock.Elapsed);
        }

        var fate = OnStatusCheck();
        await TravelAsync(fate);
        return fate switch
        {
            Fate.NoConnection or Fate.LostAfter or Fate.LostBefore => throw new ProviderUnavailableException(Name, "No answer."),
            Fate.TooMany => throw TooMany(),
            Fate.Missing => throw Missing(jobId),
            Fate.GatewayMissing => throw new JobNotFoundException(Name, jobId) { StatusCode = HttpStatusCode.NotFound, ResponseBody = "<html>404 Not Found</html>" },
            Fate.Html => throw new UnexpectedResponseException(Name, "Not JSON.") { StatusCode = HttpStatusCode.OK, ResponseBody = "<html></html>" },
            Fate.AnotherJob => new JobSnapshot { Id = "j0", Status = new JobStatus("done", JobPhase.Succeeded) },
            _ => Jobs.TryGetValue(jobId, out var job) && job is { IsGone: false, IsImmediate: false } ? Snapshot(job) : throw Missing(jobId),
        };
    }

    public JobSnapshot Snapshot(SimJob job) => new()
    {
        Id = job.Id,
        Model = "m/1",
        Status = clock.Elapsed < job.Ends ? new JobStatus("running", JobPhase.Running) : job.Fails ? new JobStatus("failed", JobPhase.Failed) : new JobStatus("done", JobPhase.Succeeded),
        CreditsUsed = 1,
        FailedReason = job.Fails ? "It failed." : null,
    };

    protected void Arrive()
    {
        if (RecordsRequests)
        {
            Requests.Add(clock.Elapsed);
        }

        if (clock.Elapsed < NotBefore)
        {
            TooEarly++;
        }
    }

    protected async Task TravelAsync(Fate fate)
    {
        if (fate == Fate.Hangs)
        {
            await new TaskCompletionSource().Task;
        }

        await PassAsync(Latency());
    }

    protected async Task PassAsync(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            var passed = new TaskCompletionSource();
            // Continues on the thread that moves the clock: a simulation is one thread.
            using var timer = clock.CreateTimer(_ => passed.SetResult(), null, time, Timeout.InfiniteTimeSpan);
            await passed.Task.ConfigureAwait(false);
        }
    }

    private JobNotFoundException Missing(string jobId) =>
        new(Name, jobId) { StatusCode = HttpStatusCode.NotFound, ResponseBody = """{"error":"No such job."}""" };

    private RateLimitedException TooMany()
    {
        NotBefore = clock.Elapsed + RetryAfter;
        return new RateLimitedException(Name, "Too many.") { RetryAfter = RetryAfter };
    }
}

/// <summary>The same, with a list call.</summary>
internal sealed class SimBatchProvider(SimClock clock) : SimProvider(clock), IBatchStatusProvider
{
    public int MaxBatchSize => 100;

    public int Lists { get; private set; }

    /// <summary>Jobs that the list leaves out, although they are there.</summary>
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        await PassAsync(Outbound());
        Arrive();
        Lists++;
        Assert.InRange(jobIds.Count, 2, MaxBatchSize);
        StatusChecks += jobIds.Count;
        var fate = OnStatusCheck();
        await TravelAsync(fate);
        return fate switch
        {
            Fate.Html or Fate.GatewayMissing => throw new UnexpectedResponseException(Name, "Not JSON."),
            Fate.Missing => [],
            Fate.AnotherJob => [new JobSnapshot { Id = "j0", Status = new JobStatus("done", JobPhase.Succeeded) }],
            _ => Listed(jobIds),
        };
    }

    private JobSnapshot[] Listed(IReadOnlyCollection<string> jobIds) => [.. jobIds.Where(id => Jobs.TryGetValue(id, out var job) && job is { IsGone: false, IsImmediate: false } && !LeftOut.Contains(id)).Select(id => Snapshot(Jobs[id]))];
}

internal sealed class SimJob(string id, string hash, TimeSpan began, TimeSpan ends)
{
    public string Id => id;

    public string Hash => hash;

    public TimeSpan Began => began;

    public TimeSpan Ends { get; set; } = ends;

    public bool Fails { get; set; }

    public bool IsGone { get; set; }

    public bool IsImmediate { get; set; }

    /// <summary>The name in the address that the provider posts to; null if it was given none.</summary>
    public Guid? Key { get; set; }

    public List<TimeSpan> StatusChecks { get; } = [];
}

internal static class SimTracker
{
    public static readonly PollingOptions Exact = new() { FirstDelay = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(2), BackoffFactor = 1.5, MaxInterval = TimeSpan.FromSeconds(15), Jitter = 0 };

    public static async Task<JobTracker> StartAsync(
        SimClock clock, IJobJournal journal, IGenerationProvider provider, Action<TrackerOptions>? configure = null, TrackedProviderOptions? options = null, Func<double>? random = null)
    {
        var trackerOptions = new TrackerOptions { Journal = journal };
        trackerOptions.Providers[provider.Name] = options ?? new TrackedProviderOptions { Polling = Exact };
        configure?.Invoke(trackerOptions);
        var tracker = new JobTracker(trackerOptions, [new GenerationClient(provider, null, clock)], clock) { Random = random ?? (() => 0.5) };
        await tracker.StartAsync(Records.Ct);
        return tracker;
    }

    public static Task<TrackedJob> SubmitAsync(this JobTracker tracker, string prompt, TrackOptions? options = null) =>
        tracker.SubmitAsync(tracker.Providers.First(), "m/1", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = prompt }), options, Records.Ct);
}
