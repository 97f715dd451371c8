using System.Runtime.CompilerServices;

namespace Typed.Providers.Http;

/// <summary>What keeps a submission from being sent twice by the handlers of an <see cref="HttpClient"/>.</summary>
internal enum ChainProtection
{
    /// <summary>The handlers are not known. The body can be read once.</summary>
    Unknown = 0,

    /// <summary>No handler stands between the client and the connection. The body can be read once.</summary>
    Direct = 1,

    /// <summary>A <see cref="SubmissionGuard"/> stands last. Other handlers may read the body as often as they like.</summary>
    Guarded = 2,

    /// <summary>Handlers stand in between, and a guard can no longer be added. The body can be read once, and not into memory.</summary>
    Unguarded = 3,
}

/// <summary>Puts a guard at the end of the handlers of an <see cref="HttpClient"/>, and turns off redirects.</summary>
internal static class HandlerChain
{
    /// <summary>Secures the handlers as far as they still allow it: the first request that was sent through them fixes them.</summary>
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
            isGuarded = delegating is SubmissionGuard;
            (last, handler) = (delegating, inner);
        }

        TurnRedirectsOff(handler);
        return isGuarded ? ChainProtection.Guarded
            : last is null ? ChainProtection.Direct
            : TryInsert(last, handler) ? ChainProtection.Guarded
            : ChainProtection.Unguarded;
    }

    // HttpClient does not show its handler. The field has had this name since the first .NET Core; tests on each framework would show a change.
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

    // A redirect that is followed takes the keys along. One that cannot be turned off any more is detected by the address of the answer.
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
            // It has sent a request before.
        }
    }
}
