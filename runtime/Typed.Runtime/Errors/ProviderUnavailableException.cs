namespace Typed;

/// <summary>The provider cannot be reached or has failed. On submission: nothing was sent. While waiting: the job is not lost.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public class ProviderUnavailableException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The delay that the provider requests; null if it requests none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
