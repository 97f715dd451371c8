using System.Net;
using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>A fully read response.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body. For an error, only its beginning.</param>
/// <param name="IsWhole">False if the body exceeded the limit.</param>
/// <param name="RetryAfter">The value of the header <c>Retry-After</c>, or null if it is missing.</param>
internal sealed record ApiResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body, bool IsWhole, TimeSpan? RetryAfter)
{
    /// <summary>The response headers.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and <= 299;
}
