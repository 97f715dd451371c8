namespace Typed;

/// <summary>When an open job is asked for.</summary>
/// <remarks>
/// After look number n the wait is <see cref="Interval"/> × <see cref="BackoffFactor"/>^(n−1), at most <see cref="MaxInterval"/>,
/// spread by <see cref="Jitter"/>; where the provider asks for longer (<c>Retry-After</c>), that, at most 24 hours.
/// </remarks>
public sealed record PollingOptions
{
    // Longer than that is a mistake of the provider's, and near the limit of a timer.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    /// <summary>From submission to the first look. Default 2 seconds, 0 to 24 hours. A resumed job is looked at once.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From the first look to the second. Default 2 seconds, above 0, at most 24 hours.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What each wait is multiplied by for the next. Default 1.5, at least 1.</summary>
    public double BackoffFactor { get; init; } = 1.5;

    /// <summary>The longest wait by the strategy. Default 15 seconds, at least <see cref="Interval"/>, at most 24 hours.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The share by which a wait is made shorter or longer at random, so that many jobs do not ask at one moment. Default 0.2, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>How many looks in a row may fail (no connection, 429, 5xx, unreadable answer) before a wait gives up with
    /// <see cref="ProviderUnavailableException"/>. Default 20, 0 or more. A look that succeeds starts the count again.</summary>
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

    /// <summary>The wait after look number <paramref name="attempt"/>.</summary>
    /// <param name="attempt">The number of the look, from 1.</param>
    /// <param name="asked">What the provider asks for, or null.</param>
    /// <param name="random">A random number from 0 up to 1.</param>
    internal TimeSpan DelayAfter(int attempt, TimeSpan? asked, double random)
    {
        var strategy = Math.Min(Interval.TotalSeconds * Math.Pow(BackoffFactor, attempt - 1), MaxInterval.TotalSeconds);
        var spread = TimeSpan.FromSeconds(strategy * (1 + (Jitter * ((2 * random) - 1))));
        var delay = asked > spread ? asked.Value : spread;
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
