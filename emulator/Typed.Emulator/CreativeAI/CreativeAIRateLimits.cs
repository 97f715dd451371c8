using System.Globalization;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.CreativeAI;

/// <summary>Counts requests in one-minute windows of the emulator's clock: all requests, and some kinds separately.</summary>
internal sealed class CreativeAIRateLimits(EmulatorOptions options, RateLimiter limiter, TimeProvider time)
{
    public const string VideoCreate = "video create";
    public const string VideoStatus = "video status";
    private const string Tier = "tier";
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    /// <summary>Counts a request and writes the headers of the strictest limit.</summary>
    /// <param name="kind">The kind with its own limit; null if only the tier's limit applies.</param>
    /// <param name="response">The response that receives the headers.</param>
    /// <returns>Whether the request may proceed.</returns>
    public bool TryTake(string? kind, HttpResponse response)
    {
        var behaviour = options.CreativeAI;
        var states = new List<RateLimitState> { Take(Tier, behaviour.RequestsPerMinute) };
        if (kind is not null)
        {
            states.Add(Take(kind, kind == VideoCreate ? behaviour.VideoCreatesPerMinute : behaviour.VideoStatusesPerMinute));
        }

        // A limit that rejects the request is stricter than one with nothing left after it.
        var tightest = states.MinBy(state => state.IsAllowed ? state.Remaining : -1);
        // The unit is not documented; the emulator uses seconds from now.
        var seconds = Text((int)Math.Ceiling((tightest.ResetsAt - time.GetUtcNow()).TotalSeconds));
        response.Headers["X-RateLimit-Limit"] = Text(tightest.Limit);
        response.Headers["X-RateLimit-Remaining"] = Text(Math.Max(0, tightest.Remaining));
        response.Headers["X-RateLimit-Reset"] = seconds;
        if (tightest.IsAllowed)
        {
            return true;
        }

        response.Headers.RetryAfter = seconds;
        return false;
    }

    private RateLimitState Take(string name, int limit) => limiter.Take($"{EmulatedCreativeAI.Provider} {name}", new RateLimit(limit, s_window));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
