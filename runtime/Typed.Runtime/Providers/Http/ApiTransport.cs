using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Typed.Providers.Http;

/// <summary>Sends API requests: adds keys to each request, limits the time and size of each response, and maps errors with one table.</summary>
internal sealed class ApiTransport(HttpClient http, ApiSettings settings, IErrorReader errors, TimeProvider time)
{
    private readonly ApiSender _sender = new(http, settings, time);
    private readonly ChainProtection _protection = HandlerChain.Secure(http);

    public SecretRedactor Redactor => settings.Redactor;

    public string Provider => settings.Provider;

    /// <summary>A short hash of the keys and the base address.</summary>
    public string AccountId { get; } = AccountHash.Of(settings);

    /// <summary>The request budget reported by the latest response, or null if none has reported it.</summary>
    public RateLimitReading? LatestRateLimit => _sender.LatestRateLimit;

    /// <summary>Sends a GET request.</summary>
    public Task<ApiResponse> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(_sender.Request(HttpMethod.Get, path), cancellationToken);

    /// <summary>Sends a request with a body that costs nothing, such as for a price or a folder.</summary>
    public Task<ApiResponse> AskAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var request = _sender.Request(method, path);
        request.Content = new SingleUseContent(json);
        return AskAsync(request, cancellationToken);
    }

    /// <summary>Sends a request with a body that costs nothing, such as for a price or a folder.</summary>
    public async Task<ApiResponse> AskAsync<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var request = _sender.Request(method, path);
        request.Content = JsonContent.Create(body, type, new MediaTypeHeaderValue("application/json"));
        // With the length in the header. Otherwise the body would be sent in chunks, which some servers refuse.
#if NET9_0_OR_GREATER
        await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
#else
        await request.Content.LoadIntoBufferAsync().ConfigureAwait(false);
#endif
        return await AskAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets a job.</summary>
    /// <exception cref="JobNotFoundException">The job does not exist (404, 410).</exception>
    public async Task<JobSnapshot> GetJobAsync(
        string path, string jobId, Func<JsonElement, ApiResponse, JobSnapshot?> read, CancellationToken cancellationToken)
    {
        var response = await GetAsync(path, cancellationToken).ConfigureAwait(false);
        return read(JsonOf(response, model: null, jobId), response) is { } job ? Redacted(job) : throw Unreadable(response);
    }

    /// <summary>Posts a JSON submission once.</summary>
    public async Task<T> SubmitAsync<T>(
        GenerationRequest submission, string path, ReadOnlyMemory<byte> json, Func<JsonElement, ApiResponse, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using var content = new SingleUseContent(json);
        return await SubmitAsync(submission, HttpMethod.Post, path, content, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a submission once and reads the accepted job. Every paid request of every provider passes through this method.</summary>
    /// <exception cref="UncertainSubmissionException">The provider may have received the submission, and there is no usable response.</exception>
    public async Task<T> SubmitAsync<T>(
        GenerationRequest submission,
        HttpMethod method,
        string path,
        SingleUseContent content,
        Func<JsonElement, ApiResponse, T?> read,
        CancellationToken cancellationToken,
        KeyValuePair<string, string>? header = null)
        where T : class
    {
        var response = await SendOnceAsync(submission, method, path, content, header, cancellationToken).ConfigureAwait(false);
        var outcome = errors.SaysNothingWasMade(response) ? SubmissionOutcome.Refused : SubmissionOutcomes.Of(response.Status);
        return outcome switch
        {
            SubmissionOutcome.Accepted => ReadAccepted(submission, response, read),
            SubmissionOutcome.Refused => throw ErrorOf(response, submission.Model, jobId: null),
            _ => throw Uncertain(submission, $"{Provider} answered HTTP {(int)response.Status}.", null, response),
        };
    }

    /// <summary>Reads the JSON of a successful response.</summary>
    /// <exception cref="TypedException">The response is an error, or not JSON.</exception>
    public JsonElement JsonOf(ApiResponse response, string? model = null, string? jobId = null) =>
        !response.IsSuccess ? throw ErrorOf(response, model, jobId)
        : response.IsWhole && TolerantJson.Parse(response.Body) is { } json ? json
        : throw Unreadable(response);

    /// <summary>Creates the error for a successful response whose body does not match the documentation.</summary>
    public UnexpectedResponseException Unreadable(ApiResponse response) => ErrorTable.Unreadable(Provider, Redactor, response);

    /// <summary>Removes keys from all texts of the job.</summary>
    public JobSnapshot Redacted(JobSnapshot job) => Redactor.Redacted(job);

    private TypedException ErrorOf(ApiResponse response, string? model, string? jobId) =>
        ErrorTable.ErrorOf(Provider, Redactor, response, errors.Read(response, Redactor, model), model, jobId);

    private T ReadAccepted<T>(GenerationRequest submission, ApiResponse response, Func<JsonElement, ApiResponse, T?> read)
        where T : class
    {
        Exception? cause = null;
        try
        {
            // An id that shows a key can be neither recorded nor sent in an address.
            if (response.IsWhole && TolerantJson.Parse(response.Body) is { } json && read(json, response) is { } accepted
                && !(accepted is JobSnapshot { Id: { } id } && Redactor.ShowsKey(id)))
            {
                return accepted is JobSnapshot job ? (T)(object)Redacted(job) : accepted;
            }
        }
        catch (Exception exception)
        {
            // The reader may be user code. The job is paid for, whatever the reader throws.
            cause = exception;
        }

        throw Uncertain(submission, "It was accepted, but the answer names no job.", cause ?? Unreadable(response), response);
    }

    private async Task<ApiResponse> SendOnceAsync(
        GenerationRequest submission, HttpMethod method, string path, SingleUseContent content, KeyValuePair<string, string>? header, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var request = _sender.Request(method, path);
        request.Content = content;
        if (header is var (name, value))
        {
            request.Headers.Add(name, value);
        }

        var marker = new SubmissionMarker(method, request.RequestUri!) { Protection = _protection };
        content.Submission = marker;
        marker.Mark(request);
        using var limit = new CancellationTokenSource(settings.RequestTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _sender.SendAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (marker.MayHaveLeft)
        {
            // Any exception, even a cancellation: the provider may have the request and may charge for it.
            var how = exception is RedirectFollowedException ? exception.Message
                : marker.WasRepeated ? "A handler of the HttpClient tried to send it again, which was refused; the first attempt may have reached the provider."
                : "There was no answer.";
            var status = marker.FirstStatus is { } first ? $" The first attempt was answered with HTTP {(int)first}." : "";
            throw Uncertain(submission, how + status, exception);
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(Provider, $"{Provider} could not be reached. Nothing was sent.", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new ProviderUnavailableException(Provider, $"A handler of the HttpClient stopped the request. Nothing was sent. {exception.Message}", exception);
        }
    }

    private UncertainSubmissionException Uncertain(GenerationRequest submission, string how, Exception? cause, ApiResponse? response = null) =>
        new(
            Provider,
            submission.Model,
            submission.Hash,
            $"The request for {submission.Model} may have reached {Provider}, and may be charged. {how} Do not just send it again (request {submission.Hash[..12]}).",
            cause)
        {
            StatusCode = response?.Status,
            ResponseBody = response is null ? null : Redactor.Body(response.Body.Span),
        };

    private async Task<ApiResponse> AskAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var request = message;
        using var limit = new CancellationTokenSource(settings.RequestTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _sender.SendAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (RedirectFollowedException exception)
        {
            throw new UnexpectedResponseException(Provider, $"{Provider} gave no answer of its own. {exception.Message}", exception);
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(Provider, $"{Provider} could not be reached, or did not answer in time.", exception);
        }
    }

    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or TimeoutException;
}
