using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>Reads a task of the Asset Generator.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/get-ai-generation-. <c>assets</c> is documented as a string but is returned as an array.
/// <c>credits_used</c> is documented as a string but is returned as a number. Both forms are accepted.</remarks>
internal static class CreatifyTask
{
    /// <summary>Reads the task. Returns null if the JSON has no id.</summary>
    public static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter = null) =>
        TolerantJson.Text(json, "id") is { } id
            ? new JobSnapshot
            {
                Id = id,
                Status = CreatifyStatus.Parse(TolerantJson.Text(json, "status")),
                Model = TolerantJson.Text(json, "model_name"),
                Assets = Assets(TolerantJson.Member(json, "assets")),
                FailedReason = TolerantJson.Text(json, "failed_reason"),
                CreditsUsed = TolerantJson.Decimal(json, "credits_used"),
                Duration = TolerantJson.Seconds(json, "duration"),
                Resolution = TolerantJson.Text(json, "resolution"),
                AspectRatio = TolerantJson.Text(json, "aspect_ratio"),
                OutputCount = TolerantJson.Integer(json, "output_nums"),
                CreatedAt = TolerantJson.Time(json, "created_at"),
                UpdatedAt = TolerantJson.Time(json, "updated_at"),
                RetryAfter = retryAfter,
                Raw = json,
            }
            : null;

    /// <summary>Reads the assets that have a URL, from an array or from a text with one URL.</summary>
    public static IReadOnlyList<Asset> Assets(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(Asset).OfType<Asset>()],
        { ValueKind: JsonValueKind.String } text when TolerantJson.Parse(System.Text.Encoding.UTF8.GetBytes(TolerantJson.TextOf(text) ?? ""))
            is { ValueKind: JsonValueKind.Array } array => Assets(array),
        _ => [],
    };

    private static Asset? Asset(JsonElement json) =>
        TolerantJson.HttpUrl(json, "url") is { } url
            ? new Asset(url)
            {
                Id = TolerantJson.Text(json, "id"),
                Type = new AssetType(TolerantJson.Text(json, "type") ?? ""),
                ThumbnailUrl = TolerantJson.HttpUrl(json, "thumbnail_url"),
                Name = TolerantJson.Text(json, "name"),
                Raw = json,
            }
            : null;
}
