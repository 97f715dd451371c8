namespace Typed;

/// <summary>How often an open job is polled.</summary>
/// <remarks>
/// The delay after status check n is <see cref="Interval"/> × <see cref="BackoffFactor"/>^(n−1), at most <see cref="MaxInterval"/>,
/// varied by <see cref="Jitter"/>. A longer delay requested by the provider (<c>Retry-After</c>) takes precedence, up to 24 hours.
/// </remarks>
public sealed record PollingOptions
{
    // A longer delay is a provider's mistake, and close to the limit of a timer.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    /// <summary>The delay before the first status check. Default 2 seconds, 0 to 24 hours. A resumed job is checked immediately.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The delay between the first two status checks. Default 2 seconds, above 0, at most 24 hours.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The factor by which each delay grows. Default 1.5, at least 1.</summary>
    public double BackoffFactor { get; init; } = 1.5;

    /// <summary>The maximum calculated delay. Default 15 seconds, at least <see cref="Interval"/>, at most 24 hours.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The fraction by which a delay is randomly shortened or extended, so that many jobs do not poll at once. Default 0.2, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>How many consecutive status checks may fail (no connection, 429, 5xx, unreadable response) before a wait ends with
    /// <see cref="PollingFailedException"/>. Default 20, 0 or more. A successful check resets the count.</summary>
    public int MaxConsecutiveErrors { get; init; } = 20;

    internal void ThrowIfInvalid()
    {
        Check(FirstDelay >= TimeSpan.Zero && FirstDelay <= s_longestWait, nameof(FirstDelay), "0 to 24 hours");
        Check(Interval > TimeSpan.Zero && Interval <= s_longestWait, nameof(Interval), "above 0 to 24 hours");
        Check(BackoffFactor >= 1 && double.IsFinite(BackoffFactor), nameof(BackoffFactor), "1 or more");
        Check(MaxInterval >= Interval && MaxInterval <= s_longestWait, nameof(MaxInterval), "Interval to 24 hours");
        Check(Jitter is >= 0 and <= 1, nameof(Jitter), "0 to 1");
        Check(MaxConsecutiveErrors >= 0, nameof(MaxConsecutiveErrors), "0 or more");
    }

    /// <summary>Returns the delay after status check number <paramref name="attempt"/>.</summary>
    /// <param name="attempt">The number of the status check, from 1.</param>
    /// <param name="requested">The delay that the provider requests, or null.</param>
    /// <param name="random">A random number from 0 to below 1.</param>
    internal TimeSpan DelayAfter(int attempt, TimeSpan? requested, double random)
    {
        var strategy = Math.Min(Interval.TotalSeconds * Math.Pow(BackoffFactor, attempt - 1), MaxInterval.TotalSeconds);
        var spread = TimeSpan.FromSeconds(strategy * (1 + (Jitter * ((2 * random) - 1))));
        var delay = requested > spread ? requested.Value : spread;
        return delay < s_longestWait ? delay : s_longestWait;
    }

    private static void Check(bool holds, string name, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(PollingOptions)}.{name} is out of range: {range}.");
        }
    }
}
