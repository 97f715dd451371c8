using System.Net.Http.Headers;

namespace Typed.Providers.Http;

/// <summary>Sends API requests: keys on each request, a limit of time and size on each answer, and an exact account of what was sent.</summary>
internal sealed class ApiTransport(HttpClient http, ApiSettings settings, TimeProvider time)
{
    // Enough for any list of field messages; a page of HTML or a flood is cut.
    private const int MaxErrorBytes = 64 * 1024;

    public SecretRedactor Redactor => settings.Redactor;

    public string Provider => settings.Provider;

    /// <summary>A short hash of keys and base address.</summary>
    public string AccountId { get; } = AccountHash.Of(settings);

    /// <summary>What the newest answer said of the request budget; null where none has said anything.</summary>
    public RateLimitReading? LatestRateLimit { get; private set; }

    /// <summary>Reads.</summary>
    public Task<ApiResponse> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(Request(HttpMethod.Get, path), cancellationToken);

    /// <summary>Asks by a request with a body, for what costs nothing: a price, a folder.</summary>
    public Task<ApiResponse> AskAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var request = Request(method, path);
        request.Content = new SingleUseContent(json);
        return AskAsync(request, cancellationToken);
    }

    /// <summary>Submits JSON, once.</summary>
    public async Task<ApiResponse> PostOnceAsync(string path, ReadOnlyMemory<byte> json, GenerationRequest submission, CancellationToken cancellationToken)
    {
        using var content = new SingleUseContent(json);
        return await SendOnceAsync(HttpMethod.Post, path, content, submission, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Submits any body, once.</summary>
    public async Task<ApiResponse> SendOnceAsync(
        HttpMethod method, string path, SingleUseContent content, GenerationRequest submission, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var request = Request(method, path);
        request.Content = content;
        using var limit = new CancellationTokenSource(settings.RequestTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (content.IsStarted)
        {
            // Whatever it was, a cancellation too: the request may be there, and charged.
            var how = content.WasRepeated
                ? "A handler of the HttpClient tried to send it again, which was refused; the first attempt may have reached the provider."
                : "There was no answer.";
            throw Uncertain(submission, how, exception);
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(Provider, $"{Provider} could not be reached. Nothing was sent.", exception);
        }
    }

    public UncertainSubmissionException Uncertain(GenerationRequest submission, string how, Exception? cause, ApiResponse? response = null) =>
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
            return await SendAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(Provider, $"{Provider} could not be reached, or did not answer in time.", exception);
        }
    }

    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or TimeoutException;

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(settings.BaseAddress, path))
        {
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in settings.Headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private async Task<ApiResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        LatestRateLimit = RateLimitReading.Of(response.Headers, time.GetUtcNow()) ?? LatestRateLimit;
        var limit = response.IsSuccessStatusCode ? settings.MaxResponseBytes : MaxErrorBytes;
        var (body, whole) = await BoundedBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        return new ApiResponse(response.StatusCode, body, whole, RetryAfterOf(response)) { Headers = response.Headers };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var delay = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return delay > TimeSpan.Zero ? delay : null;
    }
}
