using System.Globalization;

namespace Typed.Refresh.Fetching.Http;

/// <summary>Determines the wait that a response requests.</summary>
internal static class RetryWait
{
    // Hoox's window (100 a minute). If the server states no wait, the retries of a request outlast it.
    private static readonly TimeSpan s_unknown = TimeSpan.FromSeconds(20);

    // A reset is stated in whole seconds.
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    /// <summary>The wait, or null if the response states none and is not about a rate limit.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - now : null);
        if (wait is null && (int)response.StatusCode == 429)
        {
            wait = Reset(response, now) ?? s_unknown;
        }

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Unix seconds in Hoox's example (docs.hoox.video, the vendor's guide); a small number can only be seconds from now.
    private static TimeSpan? Reset(HttpResponseMessage response, DateTimeOffset now)
    {
        const long Unix = 1_000_000_000;
        return response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset < 100 * Unix
                ? (reset < Unix ? TimeSpan.FromSeconds(reset) : DateTimeOffset.FromUnixTimeSeconds(reset) - now) + s_rounding
                : null;
    }
}
