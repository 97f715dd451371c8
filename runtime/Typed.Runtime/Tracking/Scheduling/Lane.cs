using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>The jobs of one client: one provider under one key, with its own queue, budget and limit of requests. A slow one holds up no other.</summary>
internal sealed class Lane
{
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

    /// <summary>How many places in the queue are stale.</summary>
    public int Stale { get; set; }

    public Queue<TaskCompletionSource> Submissions { get; } = new();

    public BudgetMeter Budget { get; }

    public int InFlight { get; set; }

    public int Errors { get; set; }

    public TypedException? LastError { get; set; }

    public long LastStrangerCheck { get; set; } = long.MinValue / 2;

    public int MaxBatch => Math.Max(1, Batches?.MaxBatchSize ?? 1);
}
