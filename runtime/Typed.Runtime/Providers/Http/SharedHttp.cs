namespace Typed.Providers.Http;

/// <summary>The HTTP clients for whoever brings none. They hold no keys: those are added to each API request.</summary>
internal static class SharedHttp
{
    // So that changes of DNS are seen.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>For API requests. Redirects are not followed: a request with keys goes to the host it was made for.</summary>
    public static HttpClient Api { get; } = new(new SubmissionGuard(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
    }))
    {
        // Each request has a limit of its own, body included.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>For assets. Connects to public addresses only.</summary>
    public static HttpClient Assets { get; } = ForAssets(AssetAddress.ConnectToPublicAsync);

    /// <summary>For assets that may come from this machine or a private network. A client of its own, so that the other never meets its connections.</summary>
    public static HttpClient AnyAssets { get; } = ForAssets(null);

    private static HttpClient ForAssets(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) => new(new SocketsHttpHandler
    {
        // Each address on the way is checked before it is requested.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
        ConnectCallback = connect,
    })
    {
        // A video may take long; silence has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
