using System.Globalization;
using System.Net.Http.Headers;
using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>The request budget reported by a response.</summary>
/// <param name="Limit">The number of requests per window, or null if not reported.</param>
/// <param name="Remaining">The number of requests left in the current window, or null if not reported.</param>
/// <param name="ResetsAt">When the next window begins, or null if not reported.</param>
public sealed record RateLimitReading(int? Limit, int? Remaining, DateTimeOffset? ResetsAt)
{
    // Hoox sends Unix seconds; CreativeAI does not document the unit. Relative seconds never reach this value.
    private const long FirstUnixSecond = 1_000_000_000;
    private const long MaxSeconds = 24 * 3600;

    /// <summary>Reads the three headers. Returns null if none of them is present.</summary>
    /// <param name="headers">The headers of a response.</param>
    /// <param name="names">Their names.</param>
    /// <param name="now">The current time.</param>
    internal static RateLimitReading? Of(HttpResponseHeaders headers, RateLimitHeaders names, DateTimeOffset now)
    {
        var (limit, remaining, reset) = (Number(headers, names.Limit), Number(headers, names.Remaining), Number(headers, names.Reset));
        return limit is null && remaining is null && reset is null ? null : new RateLimitReading(Small(limit), Small(remaining), When(reset, now));
    }

    private static int? Small(long? number) => number is null ? null : (int)Math.Min(number.Value, int.MaxValue);

    private static DateTimeOffset? When(long? reset, DateTimeOffset now) => reset switch
    {
        null => null,
        >= FirstUnixSecond => DateTimeOffset.FromUnixTimeSeconds(reset.Value) is var at && at - now < TimeSpan.FromSeconds(MaxSeconds) ? at : null,
        <= MaxSeconds => now.AddSeconds(reset.Value),
        _ => null,
    };

    private static long? Number(HttpResponseHeaders headers, string name) =>
        name.Length > 0
        && headers.TryGetValues(name, out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= int.MaxValue * 4L
            ? number
            : null;
}
