namespace Typed.Providers.Http;

/// <summary>The HTTP client for callers that do not supply one. It holds no keys; keys are added to each API request.</summary>
internal static class SharedHttp
{
    // Ensures that DNS changes are detected.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The client for API requests. It does not follow redirects: a request with keys is only sent to its original host.</summary>
    public static HttpClient Api { get; } = new(new SubmissionGuard(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
    }))
    {
        // Each request has its own limit, which includes the body.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
