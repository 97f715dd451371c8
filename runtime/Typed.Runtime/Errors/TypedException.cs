using System.Net;

namespace Typed;

/// <summary>The base of each error of a provider's API. No message, property or text of it contains an API key.</summary>
public abstract class TypedException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="message">What happened; without keys.</param>
    /// <param name="innerException">The cause.</param>
    protected TypedException(string provider, string message, Exception? innerException = null)
        : base(message, innerException) => Provider = provider;

    /// <summary>The provider's key, such as <c>creatify</c>.</summary>
    public string Provider { get; }

    /// <summary>The HTTP status of the answer; null where there was no answer.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The provider's code of the error, as it came; null where it gave none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The beginning of the answer's body, at most 2,000 characters, keys blacked out; null where there was none.</summary>
    public string? ResponseBody { get; init; }
}
