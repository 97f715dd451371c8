using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Hoox;

/// <summary>The provider for Hoox's assets.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start and …/status.</remarks>
internal sealed class HooxProvider(ApiTransport transport) : IGenerationProvider, IRateLimitSource, IJobPartSource, IAccountSource, IWebhookSource
{
    private const string Assets = "asset/";

    public string Name => HooxClient.ProviderName;

    public RateLimitReading? LatestRateLimit => transport.LatestRateLimit;

    public string? AccountId => transport.AccountId;

    public IWebhookReader WebhookReader { get; } = new HooxWebhookReader();

    public IReadOnlyList<string> PartsOf(string jobId) => HooxJobId.PartsOf(jobId);

    public async Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        await transport.SubmitAsync(
            request, Assets + "start", HooxRequestBody.Start(request), (json, _) => HooxJob.Started(json, request.Model), cancellationToken).ConfigureAwait(false);

    /// <summary>Gets each asset of the job. The endpoint supports single assets only.</summary>
    public async Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        var ids = HooxJobId.PartsOf(jobId);
        foreach (var id in ids)
        {
            // Check every id before any request is sent.
            _ = HooxJobId.PathSegment(id);
        }

        var answers = await Task.WhenAll(ids.Select(id => GetPartAsync(id, cancellationToken))).ConfigureAwait(false);
        return answers.All(answer => answer.Gone is not null)
            ? throw answers[0].Gone!
            : HooxJob.Merge(jobId, [.. answers.Select((answer, at) => answer.Snapshot ?? GoneAsset(ids[at]))]) with { HasMissingPart = answers.Any(answer => answer.Gone is not null) };
    }

    public async Task<JsonElement> ReadAsync(string path, string? jobId, CancellationToken cancellationToken) =>
        JsonOf(await transport.GetAsync(path, cancellationToken).ConfigureAwait(false), model: null, jobId);

    public async Task<JsonElement> AskAsync<T>(string path, T body, JsonTypeInfo<T> type, string? model, CancellationToken cancellationToken) =>
        JsonOf(await transport.AskAsync(HttpMethod.Post, path, body, type, cancellationToken).ConfigureAwait(false), model, jobId: null);

    /// <summary>Creates the error for a response that lacks a required member.</summary>
    public UnexpectedResponseException Incomplete(string what) => new(Name, $"{Name} answered without {what}.");

    private async Task<(JobSnapshot? Snapshot, JobNotFoundException? Gone)> GetPartAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var path = $"{Assets}status/{HooxJobId.PathSegment(id)}";
            return (await transport.GetJobAsync(path, id, (json, response) => HooxAsset.Read(json, response.RetryAfter), cancellationToken).ConfigureAwait(false), null);
        }
        catch (JobNotFoundException gone)
        {
            return (null, gone);
        }
    }

    // The provider does not have one of several assets, or no longer has it. The others are still worth waiting for.
    private static JobSnapshot GoneAsset(string id)
    {
        var status = new JobStatus("not found", JobPhase.Failed);
        const string Reason = "the provider has no such asset, or has it no longer";
        return new JobSnapshot { Id = id, Status = status, FailedReason = Reason, Parts = [new JobPart(id, status) { FailedReason = Reason }] };
    }

    private JsonElement JsonOf(ApiResponse response, string? model, string? jobId) =>
        transport.JsonOf(response, model, jobId) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json ? json : throw transport.Unreadable(response);
}
