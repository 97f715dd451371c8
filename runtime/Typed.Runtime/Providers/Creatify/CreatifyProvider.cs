using System.Buffers;
using System.Text.Json;
using Typed.Creatify.Wire;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;
using Typed.Tracking.Webhooks;

namespace Typed.Creatify;

/// <summary>The provider for the Asset Generator.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/post-ai-generation.</remarks>
internal sealed class CreatifyProvider(ApiTransport transport) : IGenerationProvider, IBatchStatusProvider, IRateLimitSource, ISubmissionMatcher, IAccountSource, IWebhookSource
{
    private const string Tasks = "api/asset_generator/";
    private readonly CreatifyApi _api = new(transport, CreatifyTask.Read);

    public string Name => CreatifyClient.ProviderName;

    public int MaxBatchSize => CreatifyClient.MaxIdsPerList;

    public RateLimitReading? LatestRateLimit => _api.LatestRateLimit;

    public string? AccountId => transport.AccountId;

    public IWebhookReader WebhookReader => CreatifyWebhook.Reader;

    public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        _api.SubmitOnceAsync(Tasks, BodyOf(request), request, cancellationToken);

    public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) => _api.GetJobAsync(Tasks, jobId, cancellationToken);

    public async Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var json = await ListAsync(jobIds, cancellationToken).ConfigureAwait(false);
        return [.. json.EnumerateArray().Select(task => CreatifyTask.Read(task)).OfType<JobSnapshot>().Select(_api.Redacted)];
    }

    // The response echoes the request's parameters.
    public bool Matches(GenerationRequest request, JobSnapshot snapshot) =>
        snapshot.Model == request.Model
        && WireObject.Read(snapshot.Raw, CreatifyWire.Default.TaskAnswer).InputParams is { ValueKind: not JsonValueKind.Undefined } echo
        && TolerantJson.Parse(request.InputParams) is { } sent
        && JsonEquality.AreEqual(sent, echo);

    public Task<JsonElement> ListAsync(IEnumerable<string> jobIds, CancellationToken cancellationToken) =>
        _api.GetArrayAsync($"{Tasks}?ids={string.Join(',', jobIds.Select(CreatifyApi.PathSegment))}", cancellationToken);

    public Task<JsonElement> SchemasAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        _api.GetArrayAsync(
            $"{Tasks}schemas/" + (names.Count == 0 ? "" : "?model_name=" + string.Join(',', names.Select(Uri.EscapeDataString))), cancellationToken);

    public async Task<decimal> RemainingCreditsAsync(CancellationToken cancellationToken)
    {
        var (json, response) = await _api.GetAsync("api/remaining_credits/", cancellationToken).ConfigureAwait(false);
        return WireObject.Read(json, CreatifyWire.Default.CreditsAnswer).RemainingCredits ?? throw _api.Unreadable(response);
    }

    private ReadOnlyMemory<byte> BodyOf(GenerationRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(request.InputParams.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("model_name"u8, request.Model);
            writer.WritePropertyName("input_params"u8);
            // Exactly the bytes that were hashed for the request.
            writer.WriteRawValue(request.InputParams.Span);
            _api.WriteWebhook(writer, request);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
