using System.Buffers;
using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>The Asset Generator as jobs see it.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/post-ai-generation.</remarks>
internal sealed class CreatifyProvider(ApiTransport transport) : IGenerationProvider, IBatchStatusProvider, IRateLimitSource, ISubmissionMatcher
{
    private const string Tasks = "api/asset_generator/";

    public string Name => CreatifyClient.ProviderName;

    public int MaxBatchSize => CreatifyClient.MaxIdsPerList;

    public RateLimitReading? LatestRateLimit => transport.LatestRateLimit;

    public async Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        var response = await transport.PostOnceAsync(Tasks, BodyOf(request), request, cancellationToken).ConfigureAwait(false);
        if ((int)response.Status is >= 500 or 408 or 303)
        {
            // It got there; how far, nobody knows.
            throw transport.Uncertain(request, $"{Name} answered HTTP {(int)response.Status}.", null, response);
        }

        if (!response.IsSuccess)
        {
            throw CreatifyErrors.Of(response, transport.Redactor, request.Model, jobId: null);
        }

        return Read(response) ?? throw transport.Uncertain(
            request, "It was accepted, but the answer names no job.", CreatifyErrors.Unreadable(response, transport.Redactor), response);
    }

    public async Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        var response = await ReadAsync($"{Tasks}{PathSegment(jobId)}/", jobId, cancellationToken).ConfigureAwait(false);
        return Read(response) ?? throw CreatifyErrors.Unreadable(response, transport.Redactor);
    }

    public async Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var json = await ListAsync(jobIds, cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(task => CreatifyTask.Read(task)).OfType<JobSnapshot>().Select(Redacted)];
    }

    // The answer echoes the request's parameters.
    public bool Matches(GenerationRequest request, JobSnapshot snapshot) =>
        snapshot.Model == request.Model
        && TolerantJson.Member(snapshot.Raw, "input_params") is { } echo
        && TolerantJson.Parse(request.InputParams) is { } sent
        && JsonEquality.AreEqual(sent, echo);

    public Task<JsonElement> ListAsync(IEnumerable<string> jobIds, CancellationToken cancellationToken) =>
        GetArrayAsync($"{Tasks}?ids={string.Join(',', jobIds.Select(PathSegment))}", cancellationToken);

    public Task<JsonElement> SchemasAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        GetArrayAsync(
            $"{Tasks}schemas/" + (names.Count == 0 ? "" : "?model_name=" + string.Join(',', names.Select(Uri.EscapeDataString))), cancellationToken);

    public async Task<decimal> RemainingCreditsAsync(CancellationToken cancellationToken)
    {
        var response = await ReadAsync("api/remaining_credits/", null, cancellationToken).ConfigureAwait(false);
        return response.IsWhole && TolerantJson.Parse(response.Body) is { } json && TolerantJson.Decimal(json, "remaining_credits") is { } credits
            ? credits
            : throw CreatifyErrors.Unreadable(response, transport.Redactor);
    }

    private static ReadOnlyMemory<byte> BodyOf(GenerationRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(request.InputParams.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("model_name"u8, request.Model);
            writer.WritePropertyName("input_params"u8);
            // Byte for byte what the request's hash was taken of.
            writer.WriteRawValue(request.InputParams.Span);
            if (request.WebhookUrl is { } url)
            {
                writer.WriteString("webhook_url"u8, url.AbsoluteUri);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // "..", a slash or a question mark would make it another request.
    private static string PathSegment(string jobId) =>
        jobId.Length > 0 && jobId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? jobId
            : throw new ArgumentException("The id of a Creatify job has letters, digits, '-' and '_' only (it is a UUID).", nameof(jobId));

    private JobSnapshot? Read(ApiResponse response) =>
        response.IsWhole && TolerantJson.Parse(response.Body) is { } json && CreatifyTask.Read(json, response.RetryAfter) is { } task
            ? Redacted(task)
            : null;

    // The reason becomes part of an exception's message.
    private JobSnapshot Redacted(JobSnapshot task) =>
        task with { FailedReason = task.FailedReason is { } reason ? transport.Redactor.Message(reason) : null };

    private async Task<JsonElement> GetArrayAsync(string path, CancellationToken cancellationToken)
    {
        var response = await ReadAsync(path, null, cancellationToken).ConfigureAwait(false);
        return response.IsWhole && TolerantJson.Parse(response.Body) is { ValueKind: JsonValueKind.Array } json
            ? json
            : throw CreatifyErrors.Unreadable(response, transport.Redactor);
    }

    private async Task<ApiResponse> ReadAsync(string path, string? jobId, CancellationToken cancellationToken)
    {
        var response = await transport.GetAsync(path, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response : throw CreatifyErrors.Of(response, transport.Redactor, model: null, jobId);
    }
}
