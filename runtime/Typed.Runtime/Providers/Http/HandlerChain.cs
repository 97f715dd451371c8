using System.Runtime.CompilerServices;

namespace Typed.Providers.Http;

/// <summary>The protection that keeps the handlers of an <see cref="HttpClient"/> from sending a submission twice.</summary>
internal enum ChainProtection
{
    /// <summary>The handlers are not known. As for <see cref="Unguarded"/>.</summary>
    Unknown = 0,

    /// <summary>There is no handler between the client and the connection. The body can be read once.</summary>
    Direct = 1,

    /// <summary>A <see cref="SubmissionGuard"/> is behind the other handlers, which may read the body any number of times.</summary>
    Guarded = 2,

    /// <summary>There are handlers in between, and a guard can no longer be added. The body can be read once, and not into memory.</summary>
    Unguarded = 3,
}

/// <summary>Adds a guard at the end of the handlers of an <see cref="HttpClient"/>, and turns off redirects.</summary>
internal static class HandlerChain
{
    /// <summary>Secures the handlers as far as they can still be changed: the first request sent through them makes them read-only.</summary>
    public static ChainProtection Secure(HttpClient http)
    {
        HttpMessageHandler handler;
        try
        {
            handler = HandlerOf(http);
        }
        catch (MissingFieldException)
        {
            return ChainProtection.Unknown;
        }

        var last = default(DelegatingHandler);
        var isGuarded = false;
        while (handler is DelegatingHandler { InnerHandler: { } inner } delegating)
        {
            isGuarded |= delegating is SubmissionGuard;
            (last, handler) = (delegating, inner);
        }

        TurnRedirectsOff(handler);
        return last is null ? ChainProtection.Direct
            : last is SubmissionGuard || TryInsert(last, handler) || isGuarded ? ChainProtection.Guarded
            : ChainProtection.Unguarded;
    }

    // HttpClient does not expose its handler: see docs/decisions/0014-handler-chain.md.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
    private static extern ref HttpMessageHandler HandlerOf(HttpMessageInvoker invoker);

    private static bool TryInsert(DelegatingHandler last, HttpMessageHandler connection)
    {
        try
        {
            last.InnerHandler = new SubmissionGuard(connection);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // A followed redirect forwards the keys. A redirect that can no longer be turned off is detected by the address of the response.
    private static void TurnRedirectsOff(HttpMessageHandler connection)
    {
        try
        {
            switch (connection)
            {
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    break;
                case HttpClientHandler { SupportsRedirectConfiguration: true, AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    break;
            }
        }
        catch (InvalidOperationException)
        {
            // The handler has already sent a request.
        }
    }
}
