using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>The jobs of one client: one provider under one key, with its own queue, budget and limit of requests. A slow one holds up no other.</summary>
/// <remarks>Not safe for several threads: the scheduler locks.</remarks>
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
            throw new ArgumentException($"{nameof(TrackedProviderOptions)}.{nameof(TrackedProviderOptions.MaxConcurrentRequests)} is out of range: above 0.");
        }

        if (options.GoneConfirmations <= 0 || options.GoneAfter < TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(TrackedProviderOptions)}.{nameof(TrackedProviderOptions.GoneConfirmations)} is above 0, and {nameof(TrackedProviderOptions.GoneAfter)} is not negative.");
        }

        Account = options.Account ?? (Provider as IAccountSource)?.AccountId;
        Budget = new BudgetMeter(options.Budget);
        Batches = options.UseBatches ? Provider as IBatchStatusProvider : null;
    }

    public GenerationClient Client { get; }

    public TrackedProviderOptions Options { get; }

    public PollingOptions Polling { get; }

    public IBatchStatusProvider? Batches { get; }

    public IGenerationProvider Provider => Client.Context.Provider;

    public string Name => Client.Provider;

    /// <summary>Ordered by time, then by who came first: the one that is due longest is next.</summary>
    public PriorityQueue<JobEntry, (long Due, long Stamp)> Queue { get; } = new();

    public SubmissionQueue Submissions { get; } = new();

    public BudgetMeter Budget { get; }

    public int InFlight { get; set; }

    /// <summary>The state of the provider as the answers show it.</summary>
    public LaneHealth Health { get; } = new();

    /// <summary>The account that the client works with; null if the provider does not state it.</summary>
    public string? Account { get; }

    public int MaxBatch => Math.Max(1, Batches?.MaxBatchSize ?? 1);

    /// <summary>Takes a job out of the queue; its place is left behind, and passed over later.</summary>
    public static void Leave(JobEntry entry)
    {
        if (entry.Stamp != 0)
        {
            entry.Lane._stale++;
            entry.Stamp = 0;
        }
    }

    /// <summary>Puts a job into the queue at its time, in place of where it is.</summary>
    public void Enqueue(JobEntry entry, long stamp)
    {
        Leave(entry);
        entry.Stamp = stamp;
        Queue.Enqueue(entry, (entry.Due, stamp));
        // Places that hints have left behind: without this, a flood of hints would grow the queue.
        if (_stale > FewStale && _stale > Queue.Count / 2)
        {
            var live = Queue.UnorderedItems.Where(item => item.Element.Stamp == item.Priority.Stamp).ToArray();
            Queue.Clear();
            Queue.EnqueueRange(live);
            _stale = 0;
        }
    }

    /// <summary>The submissions that may go now; they go before looks.</summary>
    public void ReleaseSubmissions(long now, ref List<(Lane Lane, TaskCompletionSource Waiter)>? released)
    {
        while (Budget.NextTime(isSubmission: true, now) <= now && Submissions.Dequeue() is { } waiter)
        {
            Budget.Take();
            (released ??= []).Add((this, waiter));
        }
    }

    /// <summary>What is due and may go now: looks that share a request, or one other step. Null where nothing.</summary>
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

            var isLook = entry.Step == JobStep.Look;
            var mayJoin = jobs is null ? !entry.Step.IsRequest() || MayLook(now) : isLook && !entry.AskAlone;
            if (place.Due > now || !mayJoin)
            {
                break;
            }

            Queue.Dequeue();
            entry.Stamp = 0;
            entry.IsBusy = true;
            entry.LastLook = now;
            (jobs ??= []).Add(entry);
            // Only looks are done together; a job that the last list left out is asked for alone.
            if (!isLook || entry.AskAlone || jobs.Count == MaxBatch)
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

    /// <summary>When there is something to do next; never, where the end of a request will tell.</summary>
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

    private bool MayLook(long now) => InFlight < Options.MaxConcurrentRequests && Budget.NextTime(isSubmission: false, now) <= now;
}
