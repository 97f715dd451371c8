namespace Typed;

/// <summary>The provider refuses the request because there were too many (429). Nothing was made.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class RateLimitedException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>How long the provider asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
