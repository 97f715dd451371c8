using Typed.Results;

namespace Typed.Providers.Http;

/// <summary>The HTTP clients for callers that do not supply one. They hold no keys; keys are added to each API request.</summary>
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

    /// <summary>The client for assets. It connects to public addresses only.</summary>
    public static HttpClient Assets { get; } = ForAssets(AssetAddress.ConnectToPublicAsync);

    /// <summary>The client for assets from this machine or a private network. It is separate, so that the other client never shares its connections.</summary>
    public static HttpClient AnyAssets { get; } = ForAssets(null);

    private static HttpClient ForAssets(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) => new(new SocketsHttpHandler
    {
        // Each redirect address is checked before it is requested.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
        ConnectCallback = connect,
    })
    {
        // A video may take a long time. Inactivity has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
