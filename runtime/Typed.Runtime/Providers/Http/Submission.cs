using System.Net;

namespace Typed.Providers.Http;

/// <summary>One paid request on its way to the provider: whether it may have left, and whether it may be sent now.</summary>
/// <remarks>Handlers between the client and the socket may copy a request. A copy shares the options of the original, or at least its logical call
/// context, so the guard at the end of the chain recognizes it.</remarks>
internal sealed class Submission(HttpMethod method, Uri address)
{
    private static readonly AsyncLocal<Submission?> s_current = new();
    private static readonly HttpRequestOptionsKey<Submission> s_key = new("Typed.Submission");
    private readonly object _lock = new();
    private TaskCompletionSource<bool>? _running;
    private bool _isSpent;
    private int _reads;

    /// <summary>How far the guard covers this request.</summary>
    public ChainProtection Protection { get; init; }

    /// <summary>Whether the provider may have received the request.</summary>
    public bool MayHaveLeft => Protection == ChainProtection.Guarded ? Volatile.Read(ref _isSpent) : _reads > 0;

    /// <summary>Whether a handler tried to send the request a second time.</summary>
    public bool WasRepeated { get; private set; }

    /// <summary>The status of the first answer; null until there is one.</summary>
    public HttpStatusCode? FirstStatus { get; private set; }

    /// <summary>The submission that a request belongs to; null for any other request.</summary>
    public static Submission? Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_key, out var marked) ? marked
        // A copy without the options. Other requests of the same call, such as one for a token, have another address.
        : s_current.Value is { } current && current.IsFor(request) ? current
        : null;

    /// <summary>Marks the request, and everything that is called from here on.</summary>
    public void Mark(HttpRequestMessage request)
    {
        request.Options.Set(s_key, this);
        s_current.Value = this;
    }

    /// <summary>Counts that the body is read, by a handler or by the socket.</summary>
    /// <param name="target">Where the body is written.</param>
    /// <exception cref="InvalidOperationException">No guard stands at the end of the chain, and reading the body now would allow a second charge.</exception>
    public void OnBodyRead(Stream target)
    {
        var reads = Interlocked.Increment(ref _reads);
        if (Protection == ChainProtection.Guarded)
        {
            return;
        }

        if (reads > 1)
        {
            WasRepeated = true;
            throw Refusal();
        }

        if (Protection == ChainProtection.Unguarded && IsMemory(target))
        {
            Interlocked.Decrement(ref _reads);
            throw new InvalidOperationException(
                "A handler of the HttpClient copies the body of a request that costs credits, and could send the copy again. "
                + "Add a SubmissionGuard as the last handler, or create the client before the HttpClient sends its first request.");
        }
    }

    /// <summary>Waits until the request may be sent.</summary>
    /// <exception cref="InvalidOperationException">It was sent already.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (!TryEnter(out var first))
        {
            WasRepeated = true;
            if (await first.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                // A hedged copy of a request that was accepted: the first answer wins, and cancels this one.
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends one attempt.</summary>
    /// <param name="status">The status of the answer; null if there was none.</param>
    /// <param name="maySendAgain">Whether the provider surely started nothing, so that another attempt cannot be charged twice.</param>
    public void Leave(HttpStatusCode? status, bool maySendAgain)
    {
        TaskCompletionSource<bool>? running;
        lock (_lock)
        {
            _isSpent |= !maySendAgain;
            FirstStatus ??= status;
            (running, _running) = (_running, null);
        }

        running?.SetResult(status is { } answered && SubmissionOutcomes.Of(answered) == SubmissionOutcome.Accepted);
    }

    /// <summary>Whether an attempt without an answer left nothing at the provider.</summary>
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

    // A stream that knows its length is a buffer; a connection is not.
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
