using System.Net;

namespace Typed.Providers.Http;

/// <summary>A paid request on its way to the provider. It tracks whether the request may have been sent, and whether it may be sent now.</summary>
/// <remarks>Handlers between the client and the socket may copy a request. A copy shares the options of the original, or at least its logical call
/// context, so the guard at the end of the chain recognizes it.</remarks>
internal sealed class SubmissionMarker(HttpMethod method, Uri address)
{
    private static readonly AsyncLocal<SubmissionMarker?> s_current = new();
    private static readonly HttpRequestOptionsKey<SubmissionMarker> s_key = new("Typed.Submission");
    private readonly object _lock = new();
    private TaskCompletionSource<bool>? _running;
    private bool _isSpent;
    private int _reads;
    private int _written;

    /// <summary>How far the guard covers this request.</summary>
    public ChainProtection Protection { get; init; }

    /// <summary>Whether the provider may have received the request.</summary>
    public bool MayHaveLeft => Protection == ChainProtection.Guarded ? Volatile.Read(ref _isSpent) : _reads > 0;

    /// <summary>Whether a handler tried to send the request a second time.</summary>
    public bool WasRepeated { get; private set; }

    /// <summary>The status of the first response, or null if there is none yet.</summary>
    public HttpStatusCode? FirstStatus { get; private set; }

    /// <summary>Gets the submission that a request belongs to, or null for any other request.</summary>
    public static SubmissionMarker? Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_key, out var marked) ? marked
        // A copy without the options. Other requests in the same call, such as a token request, have another address.
        : s_current.Value is { } current && current.IsFor(request) ? current
        : null;

    /// <summary>Marks the request, and all calls made from this point on.</summary>
    public void Mark(HttpRequestMessage request)
    {
        request.Options.Set(s_key, this);
        s_current.Value = this;
    }

    /// <summary>Records a read of the body, by a handler or by the socket.</summary>
    /// <param name="target">Where the body is written.</param>
    /// <exception cref="InvalidOperationException">There is no guard at the end of the chain, and reading the body now could cause a second charge.</exception>
    public void OnBodyRead(Stream target)
    {
        var reads = Interlocked.Increment(ref _reads);
        if (Protection == ChainProtection.Guarded)
        {
            // Behind the guard, only the connection itself could resend, such as for a redirect.
            if (Volatile.Read(ref _running) is not null && !IsMemory(target) && Interlocked.Increment(ref _written) > 1)
            {
                throw Refusal();
            }

            return;
        }

        if (reads > 1)
        {
            WasRepeated = true;
            throw Refusal();
        }

        // Handlers that are not known count as handlers that copy.
        if (Protection is ChainProtection.Unguarded or ChainProtection.Unknown && IsMemory(target))
        {
            Interlocked.Decrement(ref _reads);
            throw new InvalidOperationException(
                "A handler of the HttpClient copies the body of a request that costs credits, and could send the copy again. "
                + "Add a SubmissionGuard as the last handler, or create the client before the HttpClient sends its first request.");
        }
    }

    /// <summary>Waits until the request may be sent.</summary>
    /// <exception cref="InvalidOperationException">The request was already sent.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (!TryEnter(out var first))
        {
            WasRepeated = true;
            if (await first.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                // A hedged copy of an accepted request: the first response wins and cancels this one.
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends one attempt.</summary>
    /// <param name="status">The status of the response, or null if there was none.</param>
    /// <param name="maySendAgain">Whether the provider definitely started nothing, so that another attempt cannot be charged twice.</param>
    public void Leave(HttpStatusCode? status, bool maySendAgain)
    {
        TaskCompletionSource<bool>? running;
        lock (_lock)
        {
            _isSpent |= !maySendAgain;
            FirstStatus ??= status;
            (running, _running) = (_running, null);
            _written = 0;
        }

        running?.SetResult(status is { } answered && SubmissionOutcomes.Of(answered) == SubmissionOutcome.Accepted);
    }

    /// <summary>Whether an attempt without a response definitely did not reach the provider.</summary>
    public bool SurelyStayed(Exception exception) =>
        Volatile.Read(ref _reads) == 0
        || exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    private bool TryEnter(out Task<bool> first)
    {
        lock (_lock)
        {
            if (_running is not null)
            {
                first = _running.Task;
                return false;
            }

            if (_isSpent)
            {
                WasRepeated = true;
                throw Refusal();
            }

            _running = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            first = _running.Task;
            return true;
        }
    }

    private bool IsFor(HttpRequestMessage request) => request.Method == method && request.RequestUri == address;

    // A stream with a known length is a buffer; a connection has none.
    private static bool IsMemory(Stream stream)
    {
        try
        {
            return stream.Length >= 0;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static InvalidOperationException Refusal() => new("A submission is sent once only: sending it again could be charged twice.");
}
