namespace Typed;

/// <summary>The provider rejected the request because there were too many (429). Nothing was generated.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class RateLimitedException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The delay that the provider requests; null if it requests none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
