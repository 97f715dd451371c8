using System.Net;

namespace Typed;

/// <summary>The base class of all provider API errors. No message, property or string representation contains an API key.</summary>
public abstract class TypedException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="message">The error message, without API keys.</param>
    /// <param name="innerException">The cause.</param>
    protected TypedException(string provider, string message, Exception? innerException = null)
        : base(message, innerException) => Provider = provider;

    /// <summary>The provider's key, such as <c>creatify</c>.</summary>
    public string Provider { get; }

    /// <summary>The HTTP status of the response; null if there was no response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The provider's error code, unchanged; null if there was none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The start of the response body, at most 2,000 characters, with API keys redacted; null if there was none.</summary>
    public string? ResponseBody { get; init; }
}
