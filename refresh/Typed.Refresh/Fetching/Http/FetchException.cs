namespace Typed.Refresh.Fetching.Http;

/// <summary>A provider's response is missing or invalid.</summary>
internal class FetchException(string message, Exception? inner = null) : ToolException(message, inner)
{
    /// <summary>The HTTP status, if it is the reason.</summary>
    public int? Status { get; init; }
}

/// <summary>A transient failure that is worth a retry.</summary>
internal sealed class TransientFetchException(string message, TimeSpan? retryAfter, Exception? inner = null) : FetchException(message, inner)
{
    /// <summary>The wait that the provider requests, or null if none.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
