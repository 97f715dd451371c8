using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>Sends requests with the keys, and reads the responses up to their size limit.</summary>
internal sealed class ApiSender(HttpClient http, ApiSettings settings, TimeProvider time)
{
    // Enough for any list of field messages. HTML pages and oversized bodies are truncated.
    private const int MaxErrorBytes = 64 * 1024;

    /// <summary>The request budget reported by the latest response, or null if none has reported it.</summary>
    public RateLimitReading? LatestRateLimit { get; private set; }

    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(settings.BaseAddress, path))
        {
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in settings.Headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    public async Task<ApiResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        RedirectFollowedException.ThrowIfElsewhere(address, response);
        LatestRateLimit = RateLimitReading.Of(response.Headers, settings.RateLimitHeaders, time.GetUtcNow()) ?? LatestRateLimit;
        var limit = response.IsSuccessStatusCode ? settings.MaxResponseBytes : MaxErrorBytes;
        var (body, whole) = await BoundedBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        return new ApiResponse(response.StatusCode, body, whole, RetryAfterOf(response)) { Headers = response.Headers };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var delay = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return delay > TimeSpan.Zero ? delay : null;
    }
}
