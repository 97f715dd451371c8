using Typed.Refresh.Commands;

namespace Typed.Refresh.Fetching.Http;

/// <summary>A provider did not answer as it should.</summary>
internal class FetchException(string message, Exception? inner = null) : ToolException(message, inner)
{
    /// <summary>The HTTP status, where that is the reason.</summary>
    public int? Status { get; init; }
}

/// <summary>A failure that may pass: worth another try.</summary>
internal sealed class TransientFetchException(string message, TimeSpan? retryAfter, Exception? inner = null) : FetchException(message, inner)
{
    /// <summary>How long the provider asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
