namespace Typed.Tracking;

/// <summary>How a tracker treats one provider.</summary>
public sealed record TrackedProviderOptions
{
    /// <summary>When open jobs are looked at; null for the polling of the provider's client.</summary>
    public PollingOptions? Polling { get; init; }

    /// <summary>How long a model typically takes: its jobs are first looked at after that. Null, or null for a model: <see cref="PollingOptions.FirstDelay"/>.</summary>
    public Func<string, TimeSpan?>? TypicalTime { get; init; }

    /// <summary>The documented limit of requests, of submissions and looks together; null where there is none. What answers say narrows it.</summary>
    public RequestBudget? Budget { get; init; }

    /// <summary>How many requests are under way at once. Default 8.</summary>
    public int MaxConcurrentRequests { get; init; } = 8;

    /// <summary>How long results stay at the provider, by its documentation; null where not known.</summary>
    public TimeSpan? ResultLifetime { get; init; }

    /// <summary>Whether jobs are asked for together where the provider can. Default true.</summary>
    public bool UseBatches { get; init; } = true;
}

/// <summary>A limit of requests: never more than <paramref name="Requests"/> in any window of <paramref name="Per"/>.</summary>
/// <param name="Requests">How many.</param>
/// <param name="Per">The length of the window.</param>
public sealed record RequestBudget(int Requests, TimeSpan Per);
