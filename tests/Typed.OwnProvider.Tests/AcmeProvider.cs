using System.Text.Json;
using Typed.Providers;

namespace Typed.OwnProviderTests;

/// <summary>All that a provider nobody has heard of needs beside its schemas.</summary>
internal sealed class AcmeProvider(ProviderApi api) : IGenerationProvider
{
    public string Name => "acme";

    public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        api.SubmitOnceAsync(request, $"v1/jobs?model={Uri.EscapeDataString(request.Model)}", request.InputParams, Read, cancellationToken);

    public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) =>
        api.GetJobAsync(jobId, $"v1/jobs/{ProviderApi.PathSegment(jobId)}", Read, cancellationToken);

    public static JobStatus StatusOf(string text) => text switch
    {
        "WAITING" => new JobStatus(text, JobPhase.Pending),
        "WORKING" => new JobStatus(text, JobPhase.Running),
        "READY" => new JobStatus(text, JobPhase.Succeeded),
        "BROKEN" => new JobStatus(text, JobPhase.Failed),
        _ => new JobStatus(text),
    };

    private static JobSnapshot? Read(JsonElement json) => json.TryGetProperty("job", out var id) ? new JobSnapshot
    {
        Id = id.GetString()!,
        Status = StatusOf(json.GetProperty("state").GetString()!),
        Assets = json.TryGetProperty("files", out var files) ? [.. files.EnumerateArray().Select(file => new Asset(new Uri(file.GetString()!)))] : [],
        FailedReason = json.TryGetProperty("why", out var why) ? why.GetString() : null,
        CreditsUsed = json.TryGetProperty("tokens", out var tokens) ? tokens.GetDecimal() : null,
        CreditsRefunded = json.TryGetProperty("returned", out var returned) ? returned.GetDecimal() : null,
        Raw = json,
    }
    : null;
}
