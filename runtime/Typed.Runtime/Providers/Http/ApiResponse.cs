using System.Net;
using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>An answer, read whole.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; of an error, its beginning.</param>
/// <param name="IsWhole">False where the body was longer than the limit.</param>
/// <param name="RetryAfter">What the header of that name asks for; null where it is missing.</param>
internal sealed record ApiResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body, bool IsWhole, TimeSpan? RetryAfter)
{
    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and <= 299;
}
