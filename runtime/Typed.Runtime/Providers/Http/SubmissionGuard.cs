using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>The last handler before the connection. It lets each submission pass once: handlers that retry, hedge, or copy it cannot pay twice.</summary>
/// <remarks>
/// The clients add a guard automatically if the handlers of their <see cref="HttpClient"/> have not sent a request yet. Add it yourself if your
/// handlers are shared with other code: with <c>IHttpClientFactory</c>, as the last <c>AddHttpMessageHandler(() => new SubmissionGuard())</c>. A
/// submission that definitely started nothing, such as a refused connection or HTTP 429, may pass again. Other requests pass unchanged.
/// </remarks>
public sealed class SubmissionGuard : DelegatingHandler
{
    /// <summary>Creates a guard. Its inner handler is set later, for example by <c>IHttpClientFactory</c>.</summary>
    public SubmissionGuard()
    {
    }

    /// <summary>Creates a guard in front of a handler.</summary>
    /// <param name="innerHandler">The handler that connects to the provider, such as a <see cref="SocketsHttpHandler"/>.</param>
    public SubmissionGuard(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The request is a submission that was already sent.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (SubmissionMarker.Of(request) is not { } submission || HasGuardBehind())
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        await submission.EnterAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            submission.Leave(status: null, submission.SurelyStayed(exception));
            throw;
        }

        submission.Leave(response.StatusCode, SubmissionOutcomes.Of(response.StatusCode) == SubmissionOutcome.Refused);
        return response;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The request is a submission. Submissions are asynchronous.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SubmissionMarker.Of(request) is null ? base.Send(request, cancellationToken) : throw new NotSupportedException("Send a submission asynchronously.");
    }

    // If there are several guards, only the last one acts: handlers in between may also resend.
    private bool HasGuardBehind()
    {
        for (var handler = InnerHandler; handler is DelegatingHandler behind; handler = behind.InnerHandler)
        {
            if (behind is SubmissionGuard)
            {
                return true;
            }
        }

        return false;
    }
}
