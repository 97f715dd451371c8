namespace Typed.Results;

/// <summary>The HTTP clients that download assets. They have no keys.</summary>
internal static class AssetHttp
{
    // Ensures that DNS changes are detected.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The client that connects to public addresses only.</summary>
    public static HttpClient Public { get; } = Create(AssetAddress.ConnectToPublicAsync);

    /// <summary>The client that also connects to this machine and private networks. It is separate, so that the other client never shares its connections.</summary>
    public static HttpClient Any { get; } = Create(null);

    private static HttpClient Create(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) => new(new SocketsHttpHandler
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
