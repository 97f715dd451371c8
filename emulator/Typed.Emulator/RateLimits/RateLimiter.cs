namespace Typed.Emulator.RateLimits;

/// <summary>Counts the requests to each provider in windows that start with the first request.</summary>
internal sealed class RateLimiter(EmulatorOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, int Used)> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts one request in the provider's window.</summary>
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

/// <summary>The state of a window after a request.</summary>
/// <param name="IsAllowed">Whether the request is accepted.</param>
/// <param name="Limit">The number of requests allowed per window.</param>
/// <param name="Remaining">The number of requests left in this window.</param>
/// <param name="ResetsAt">The start of the next window.</param>
internal readonly record struct RateLimitState(bool IsAllowed, int Limit, int Remaining, DateTimeOffset ResetsAt);
