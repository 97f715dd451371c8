namespace Typed.Providers.Http;

/// <summary>The HTTP clients for whoever brings none. They hold no keys: those are added to each API request.</summary>
internal static class SharedHttp
{
    // So that changes of DNS are seen.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>For API requests. Redirects are not followed: a request with keys goes to the host it was made for.</summary>
    public static HttpClient Api { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
    })
    {
        // Each request has a limit of its own, body included.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>For assets.</summary>
    public static HttpClient Assets { get; } = new(new SocketsHttpHandler
    {
        UseCookies = false,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
    })
    {
        // A video may take long; silence has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
