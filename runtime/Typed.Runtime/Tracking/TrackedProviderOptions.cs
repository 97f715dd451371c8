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

    /// <summary>A stable name of the account, for accounts whose keys change. Null (the default): a hash of keys and base address.</summary>
    public string? Account { get; init; }

    /// <summary>How many status checks in a row must answer that there is no such job before the job is <see cref="JobState.Gone"/>. Default 3.</summary>
    public int GoneConfirmations { get; init; } = 3;

    /// <summary>The time from the first to the last of these answers. Default 2 minutes.</summary>
    public TimeSpan GoneAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether no job becomes <see cref="JobState.Gone"/> while at least three, and more than half of the open ones, are missing: keys or
    /// address are then more likely wrong. Default true.</summary>
    public bool HoldWhenManyVanish { get; init; } = true;

    /// <summary>Whether jobs are asked for together where the provider can. Default true.</summary>
    public bool UseBatches { get; init; } = true;
}

/// <summary>A limit of requests: at most <paramref name="Requests"/> arrive at the provider in any window of <paramref name="Per"/>.</summary>
/// <param name="Requests">How many.</param>
/// <param name="Per">The length of the window.</param>
public sealed record RequestBudget(int Requests, TimeSpan Per);
