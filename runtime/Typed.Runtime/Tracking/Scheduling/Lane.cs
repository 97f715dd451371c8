using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>The jobs of one client (one provider and one set of keys), with their own queue, budget and rate limit. A slow lane does not hold up others.</summary>
/// <remarks>Not thread-safe: the scheduler locks.</remarks>
internal sealed class Lane
{
    private const int FewStale = 64;
    private int _stale;

    public Lane(GenerationClient client, TrackedProviderOptions options)
    {
        Client = client;
        Options = options;
        Polling = options.Polling ?? client.Context.Polling;
        Polling.ThrowIfInvalid();
        if (options.MaxConcurrentRequests <= 0)
        {
            throw new ArgumentException($"{nameof(TrackedProviderOptions)}.{nameof(TrackedProviderOptions.MaxConcurrentRequests)} must be above 0.");
        }

        if (options.GoneConfirmations <= 0 || options.GoneAfter < TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(TrackedProviderOptions)}.{nameof(TrackedProviderOptions.GoneConfirmations)} must be above 0, and {nameof(TrackedProviderOptions.GoneAfter)} must not be negative.");
        }

        Account = options.Account ?? (Provider as IAccountSource)?.AccountId;
        Budget = new BudgetMeter(options.Budget, options.Shards);
        Batches = options.UseBatches ? Provider as IBatchStatusProvider : null;
    }

    public GenerationClient Client { get; }

    public TrackedProviderOptions Options { get; }

    public PollingOptions Polling { get; }

    public IBatchStatusProvider? Batches { get; }

    public IGenerationProvider Provider => Client.Context.Provider;

    public string Name => Client.Provider;

    /// <summary>Orders by time, then by arrival: the job that has been due longest is next.</summary>
    public PriorityQueue<JobEntry, (long Due, long Stamp)> Queue { get; } = new();

    public SubmissionQueue Submissions { get; } = new();

    public BudgetMeter Budget { get; }

    public int InFlight { get; set; }

    /// <summary>The health of the provider, derived from its answers.</summary>
    public LaneHealth Health { get; } = new();

    /// <summary>The account of the client; null if the provider does not state it.</summary>
    public string? Account { get; }

    public int MaxBatch => Math.Max(1, Batches?.MaxBatchSize ?? 1);

    /// <summary>Removes a job from the queue. Its old position stays behind and is skipped later.</summary>
    public static void Leave(JobEntry entry)
    {
        if (entry.Stamp != 0)
        {
            entry.Lane._stale++;
            entry.Stamp = 0;
        }
    }

    /// <summary>Queues a job at its time, replacing its current position.</summary>
    public void Enqueue(JobEntry entry, long stamp)
    {
        Leave(entry);
        entry.Stamp = stamp;
        Queue.Enqueue(entry, (entry.Due, stamp));
        // Removes stale positions: otherwise a flood of webhook messages, each of which moves a job forward, would grow the queue.
        if (_stale > FewStale && _stale > Queue.Count / 2)
        {
            var live = Queue.UnorderedItems.Where(item => item.Element.Stamp == item.Priority.Stamp).ToArray();
            Queue.Clear();
            Queue.EnqueueRange(live);
            _stale = 0;
        }
    }

    /// <summary>Returns the submissions that can be sent now. They take precedence over status checks.</summary>
    public void ReleaseSubmissions(long now, ref List<(Lane Lane, TaskCompletionSource Waiter)>? released)
    {
        while (Budget.NextTime(isSubmission: true, now) <= now && Submissions.Dequeue() is { } waiter)
        {
            Budget.Take();
            (released ??= []).Add((this, waiter));
        }
    }

    /// <summary>Returns the steps that are due and can start now: status checks that share a request, or one other step. Null if there are none.</summary>
    public List<JobEntry>? Take(long now)
    {
        List<JobEntry>? jobs = null;
        while (Queue.TryPeek(out var entry, out var place))
        {
            if (entry.Stamp != place.Stamp)
            {
                Queue.Dequeue();
                _stale = Math.Max(0, _stale - 1);
                continue;
            }

            var isPoll = entry.Step == JobStep.Poll;
            var mayJoin = jobs is null ? !entry.Step.IsRequest() || MayPoll(now) : isPoll && !entry.PollAlone;
            if (place.Due > now || !mayJoin)
            {
                break;
            }

            Queue.Dequeue();
            entry.Stamp = 0;
            entry.IsBusy = true;
            entry.LastPoll = now;
            (jobs ??= []).Add(entry);
            // Only status checks are combined. A job that was missing from the last list is polled alone.
            if (!isPoll || entry.PollAlone || jobs.Count == MaxBatch)
            {
                break;
            }
        }

        if (jobs is not null && jobs[0].Step.IsRequest())
        {
            Budget.Take();
            InFlight++;
        }

        return jobs;
    }

    /// <summary>Returns when the next step is due; never, if the end of a request will trigger it.</summary>
    public long NextTime(long now)
    {
        var next = !Submissions.IsEmpty ? Budget.NextTime(isSubmission: true, now) : long.MaxValue;
        if (Queue.TryPeek(out var entry, out var place))
        {
            var may = !entry.Step.IsRequest() ? place.Due
                : InFlight >= Options.MaxConcurrentRequests ? long.MaxValue
                : Math.Max(place.Due, Budget.NextTime(isSubmission: false, now));
            next = Math.Min(next, may);
        }

        return next;
    }

    private bool MayPoll(long now) => InFlight < Options.MaxConcurrentRequests && Budget.NextTime(isSubmission: false, now) <= now;
}
