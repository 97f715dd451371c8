using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Stands last before the connection and lets each submission pass once, so that handlers which retry, hedge or copy a request cannot pay twice.</summary>
/// <remarks>
/// The clients add one by themselves while the handlers of their <see cref="HttpClient"/> have not sent a request yet. Add it yourself if your
/// handlers are shared with other code: with <c>IHttpClientFactory</c>, as the last <c>AddHttpMessageHandler(() => new SubmissionGuard())</c>. A
/// submission that surely started nothing, such as a refused connection or HTTP 429, may pass again. Other requests pass unchanged.
/// </remarks>
public sealed class SubmissionGuard : DelegatingHandler
{
    /// <summary>Makes a guard whose inner handler is set later, as <c>IHttpClientFactory</c> does.</summary>
    public SubmissionGuard()
    {
    }

    /// <summary>Makes a guard in front of a handler.</summary>
    /// <param name="innerHandler">What connects to the provider, such as a <see cref="SocketsHttpHandler"/>.</param>
    public SubmissionGuard(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The request is a submission that was sent already.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Submission.Of(request) is not { } submission)
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
    /// <exception cref="NotSupportedException">The request is a submission; submissions are asynchronous.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Submission.Of(request) is null ? base.Send(request, cancellationToken) : throw new NotSupportedException("A submission is sent asynchronously.");
    }
}
