using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>One clip of a video batch. The clips run independently of each other.</summary>
/// <remarks>creativeai.run/api-docs § Batch Video Generation.</remarks>
public sealed class CreativeAIBatchItem
{
    private CreativeAIBatchItem(JsonElement raw) => Raw = raw;

    /// <summary>CreativeAI's id of the clip, or null if not reported. Whether a single clip can be polled is not documented.</summary>
    public string? Id => TolerantJson.Text(Raw, "id");

    /// <summary>The prompt, possibly shortened.</summary>
    public string? Prompt => TolerantJson.Text(Raw, "prompt");

    /// <summary>The first frame, or null if there is none or it is not reported.</summary>
    public Uri? ImageUrl => TolerantJson.HttpUrl(Raw, "image_url");

    /// <summary>The status.</summary>
    public JobStatus Status => CreativeAIStatus.Parse(TolerantJson.Text(Raw, "status"));

    /// <summary>The URL of the clip, or null until it is available.</summary>
    public Uri? OutputUrl => TolerantJson.HttpUrl(Raw, "output_url");

    /// <summary>The reason for the failure, or null if it has not failed or no reason is reported.</summary>
    public CreativeAIError? Error => CreativeAIError.Read(Raw);

    /// <summary>The credits charged for the clip, or null if not reported.</summary>
    public decimal? Credits => TolerantJson.Decimal(Raw, "credits");

    /// <summary>The complete entry, including unknown members.</summary>
    public JsonElement Raw { get; }

    internal static IReadOnlyList<CreativeAIBatchItem> ReadAll(JsonElement json) =>
        TolerantJson.Member(json, "jobs") is { ValueKind: JsonValueKind.Array } jobs
            ? [.. jobs.EnumerateArray().Where(job => job.ValueKind == JsonValueKind.Object).Select(job => new CreativeAIBatchItem(job))]
            : [];
}
