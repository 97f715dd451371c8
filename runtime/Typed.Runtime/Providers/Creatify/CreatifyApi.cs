using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>What Creatify's APIs have in common: answers, errors, ids, webhooks.</summary>
/// <param name="transport">Sends the requests.</param>
/// <param name="readJob">Reads a job; null where the JSON names none.</param>
internal sealed class CreatifyApi(ApiTransport transport, Func<JsonElement, TimeSpan?, JobSnapshot?> readJob)
{
    private const int MaxWebhookLength = 200;

    public RateLimitReading? LatestRateLimit => transport.LatestRateLimit;

    /// <summary>Sends a request, once.</summary>
    public async Task<JobSnapshot> SubmitOnceAsync(string path, ReadOnlyMemory<byte> body, GenerationRequest request, CancellationToken cancellationToken)
    {
        var response = await transport.PostOnceAsync(path, body, request, cancellationToken).ConfigureAwait(false);
        if ((int)response.Status is >= 500 or 408 or 303)
        {
            // It got there; how far, nobody knows.
            throw transport.Uncertain(request, $"{transport.Provider} answered HTTP {(int)response.Status}.", null, response);
        }

        if (!response.IsSuccess)
        {
            throw CreatifyErrors.Of(transport, response, request.Model, jobId: null);
        }

        return Read(response) ?? throw transport.Uncertain(
            request, "It was accepted, but the answer names no job.", CreatifyErrors.Unreadable(transport, response), response);
    }

    public async Task<JobSnapshot> GetJobAsync(string root, string jobId, CancellationToken cancellationToken)
    {
        var response = await ReadAsync($"{root}{PathSegment(jobId)}/", jobId, cancellationToken).ConfigureAwait(false);
        return Read(response) ?? throw CreatifyErrors.Unreadable(transport, response);
    }

    public async Task<JsonElement> GetArrayAsync(string path, CancellationToken cancellationToken)
    {
        var (json, response) = await GetAsync(path, cancellationToken).ConfigureAwait(false);
        return json.ValueKind == JsonValueKind.Array ? json : throw Unreadable(response);
    }

    /// <summary>Reads any JSON.</summary>
    public async Task<(JsonElement Json, ApiResponse Response)> GetAsync(string path, CancellationToken cancellationToken)
    {
        var response = await ReadAsync(path, null, cancellationToken).ConfigureAwait(false);
        return response.IsWhole && TolerantJson.Parse(response.Body) is { } json ? (json, response) : throw CreatifyErrors.Unreadable(transport, response);
    }

    // "..", a slash or a question mark would make it another request.
    public static bool IsId(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string PathSegment(string id) =>
        IsId(id) ? id : throw new ArgumentException("An id of Creatify's has letters, digits, '-' and '_' only (it is a UUID).", nameof(id));

    /// <summary>The error for an answer that can be read and is not what is documented.</summary>
    public UnexpectedResponseException Unreadable(ApiResponse response) => CreatifyErrors.Unreadable(transport, response);

    /// <summary>Writes the webhook's address; both APIs document 200 characters as the most.</summary>
    /// <exception cref="InvalidParametersException">It is longer. Nothing was sent.</exception>
    public void WriteWebhook(Utf8JsonWriter writer, GenerationRequest request)
    {
        if (request.WebhookUrl is not { } url)
        {
            return;
        }

        if (url.AbsoluteUri.Length > MaxWebhookLength)
        {
            var violation = new Violation("$.webhook_url", "maxLength", $"{url.AbsoluteUri.Length} characters. Allowed: at most {MaxWebhookLength}.");
            throw new InvalidParametersException(transport.Provider, new ValidationReport(request.Model, [violation]));
        }

        writer.WriteString("webhook_url"u8, url.AbsoluteUri);
    }

    // The reason becomes part of an exception's message.
    public JobSnapshot Redacted(JobSnapshot job) =>
        job with { FailedReason = job.FailedReason is { } reason ? transport.Redactor.Message(reason) : null };

    private JobSnapshot? Read(ApiResponse response) =>
        response.IsWhole && TolerantJson.Parse(response.Body) is { } json && readJob(json, response.RetryAfter) is { } job ? Redacted(job) : null;

    private async Task<ApiResponse> ReadAsync(string path, string? jobId, CancellationToken cancellationToken)
    {
        var response = await transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response : throw CreatifyErrors.Of(transport, response, model: null, jobId);
    }
}
