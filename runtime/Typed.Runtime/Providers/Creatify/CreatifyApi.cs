using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>The common parts of Creatify's APIs: responses, errors, ids, and webhooks.</summary>
/// <param name="transport">Sends the requests.</param>
/// <param name="readJob">Reads a job. Returns null if the JSON names none.</param>
internal sealed class CreatifyApi(ApiTransport transport, Func<JsonElement, TimeSpan?, JobSnapshot?> readJob)
{
    private const int MaxWebhookLength = 200;

    public RateLimitReading? LatestRateLimit => transport.LatestRateLimit;

    /// <summary>Sends a request once.</summary>
    public Task<JobSnapshot> SubmitOnceAsync(string path, ReadOnlyMemory<byte> body, GenerationRequest request, CancellationToken cancellationToken) =>
        transport.SubmitAsync(request, path, body, Read, cancellationToken);

    public async Task<JobSnapshot> GetJobAsync(string root, string jobId, CancellationToken cancellationToken) =>
        await transport.GetJobAsync($"{root}{PathSegment(jobId)}/", jobId, Read, cancellationToken).ConfigureAwait(false);

    public async Task<JsonElement> GetArrayAsync(string path, CancellationToken cancellationToken)
    {
        var (json, response) = await GetAsync(path, cancellationToken).ConfigureAwait(false);
        return json.ValueKind == JsonValueKind.Array ? json : throw Unreadable(response);
    }

    /// <summary>Sends a GET request and reads the response as JSON.</summary>
    public async Task<(JsonElement Json, ApiResponse Response)> GetAsync(string path, CancellationToken cancellationToken)
    {
        var response = await transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return (transport.JsonOf(response), response);
    }

    // "..", a slash, or a question mark would change the request.
    public static bool IsId(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string PathSegment(string id) =>
        IsId(id) ? id : throw new ArgumentException("A Creatify id can contain only letters, digits, '-' and '_' (it is a UUID).", nameof(id));

    /// <summary>Creates the error for a readable response that does not match the documentation.</summary>
    public UnexpectedResponseException Unreadable(ApiResponse response) => transport.Unreadable(response);

    /// <summary>Writes the webhook URL. Both APIs document a maximum of 200 characters.</summary>
    /// <exception cref="InvalidParametersException">The URL is too long. Nothing was sent.</exception>
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

    public JobSnapshot Redacted(JobSnapshot job) => transport.Redacted(job);

    private JobSnapshot? Read(JsonElement json, ApiResponse response) => readJob(json, response.RetryAfter);
}
