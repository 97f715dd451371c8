using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>One clip of a video batch; the clips run independently of each other.</summary>
/// <remarks>creativeai.run/api-docs § Batch Video Generation.</remarks>
public sealed class CreativeAIBatchItem
{
    private CreativeAIBatchItem(JsonElement raw) => Raw = raw;

    /// <summary>CreativeAI's id of the clip; null where not said. Whether it can be asked for alone is not documented.</summary>
    public string? Id => TolerantJson.Text(Raw, "id");

    /// <summary>What was asked for, maybe shortened.</summary>
    public string? Prompt => TolerantJson.Text(Raw, "prompt");

    /// <summary>The picture that it begins with; null where there is none or it is not said.</summary>
    public Uri? ImageUrl => TolerantJson.HttpUrl(Raw, "image_url");

    /// <summary>Where it stands.</summary>
    public JobStatus Status => CreativeAIStatus.Parse(TolerantJson.Text(Raw, "status"));

    /// <summary>The clip; null until it is there.</summary>
    public Uri? OutputUrl => TolerantJson.HttpUrl(Raw, "output_url");

    /// <summary>Why it failed; null where it has not or it is not said.</summary>
    public CreativeAIError? Error => CreativeAIError.Read(Raw);

    /// <summary>What it is charged; null where not said.</summary>
    public decimal? Credits => TolerantJson.Decimal(Raw, "credits");

    /// <summary>The whole entry, members that are not known included.</summary>
    public JsonElement Raw { get; }

    internal static IReadOnlyList<CreativeAIBatchItem> ReadAll(JsonElement json) =>
        TolerantJson.Member(json, "jobs") is { ValueKind: JsonValueKind.Array } jobs
            ? [.. jobs.EnumerateArray().Where(job => job.ValueKind == JsonValueKind.Object).Select(job => new CreativeAIBatchItem(job))]
            : [];
}
