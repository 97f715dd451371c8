namespace Typed.Emulator.RateLimits;

/// <summary>Counts the requests to each provider in windows that begin with the first request.</summary>
internal sealed class RateLimiter(EmulatorOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, int Used)> _windows = new(StringComparer.Ordinal);

    /// <summary>Takes one request from the provider's window.</summary>
    public RateLimitState Take(string provider, RateLimit limit)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_windows.TryGetValue(provider, out var window) || window.Ends <= now)
            {
                window = (now + (limit.Window / options.Speed), 0);
            }

            var allowed = window.Used < limit.Requests;
            window.Used += allowed ? 1 : 0;
            _windows[provider] = window;
            return new RateLimitState(allowed, limit.Requests, limit.Requests - window.Used, window.Ends);
        }
    }
}

/// <summary>What is left after a request.</summary>
/// <param name="IsAllowed">Whether the request is answered.</param>
/// <param name="Limit">How many there are in a window.</param>
/// <param name="Remaining">How many are left in this one.</param>
/// <param name="ResetsAt">When the next begins.</param>
internal readonly record struct RateLimitState(bool IsAllowed, int Limit, int Remaining, DateTimeOffset ResetsAt);
