namespace Typed.Providers;

/// <summary>The names of the headers that report the request budget. An empty name means that the provider does not send the header.</summary>
/// <param name="Limit">The number of requests per window.</param>
/// <param name="Remaining">The number of requests left.</param>
/// <param name="Reset">The start of the next window: Unix seconds, or seconds from now.</param>
internal sealed record RateLimitHeaders(string Limit, string Remaining, string Reset)
{
    /// <summary>The names that most providers use.</summary>
    public static RateLimitHeaders Usual { get; } = new("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
}
