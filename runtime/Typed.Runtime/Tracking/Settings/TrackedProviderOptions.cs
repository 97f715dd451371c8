namespace Typed.Tracking;

/// <summary>Options that control how a tracker handles one provider.</summary>
public sealed record TrackedProviderOptions
{
    /// <summary>When to check the status of open jobs; null for the polling of the provider's client.</summary>
    public PollingOptions? Polling { get; init; }

    /// <summary>The typical duration of a model. The first status check of its jobs comes after that. If null, or null for a model: <see cref="PollingOptions.FirstDelay"/>.</summary>
    public Func<string, TimeSpan?>? TypicalTime { get; init; }

    /// <summary>The documented rate limit, shared by submissions and status checks; null if there is none. Rate-limit headers in answers can lower it.</summary>
    public RequestBudget? Budget { get; init; }

    /// <summary>The maximum number of concurrent requests. Default 8.</summary>
    public int MaxConcurrentRequests { get; init; } = 8;

    /// <summary>How long results stay at the provider, according to its documentation; null if unknown.</summary>
    public TimeSpan? ResultLifetime { get; init; }

    /// <summary>A stable name for the account, for use when its API keys change. Null (the default): a hash of API keys and base address.</summary>
    public string? Account { get; init; }

    /// <summary>The number of consecutive status checks that must answer that the job does not exist before it becomes <see cref="JobState.Gone"/>. Default 3.</summary>
    public int GoneConfirmations { get; init; } = 3;

    /// <summary>The minimum time from the first to the last of these answers. Default 2 minutes.</summary>
    public TimeSpan GoneAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether to prevent jobs from becoming <see cref="JobState.Gone"/> while at least three, and more than half of the open ones, are missing. In that case
    /// the API keys or the address are more likely wrong. Default true.</summary>
    public bool HoldWhenManyVanish { get; init; } = true;

    /// <summary>Whether to check several jobs in one request if the provider supports it. Default true.</summary>
    public bool UseBatches { get; init; } = true;

    /// <summary>How many processes share the limits of the key, each with its own part in <see cref="Budget"/>. What a rate-limit header says holds for all of them together.
    /// Default 1. A cluster sets it.</summary>
    public int Shards { get; init; } = 1;
}

/// <summary>A rate limit: at most <paramref name="Requests"/> arrive at the provider in any window of <paramref name="Per"/>.</summary>
/// <param name="Requests">The maximum number of requests.</param>
/// <param name="Per">The length of the window.</param>
public sealed record RequestBudget(int Requests, TimeSpan Per);
