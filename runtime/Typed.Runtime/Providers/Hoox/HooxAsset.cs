using System.Globalization;
using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox;

/// <summary>Maps the state of a single asset.</summary>
internal static class HooxAsset
{
    /// <summary>Reads the asset. Returns null if the JSON has no id.</summary>
    public static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter = null)
    {
        if (WireObject.Read(json, HooxWire.Default.AssetAnswer) is not { AssetId: { } id } answer)
        {
            return null;
        }

        var status = HooxStatus.Parse(answer.Status);
        var asked = answer.GenerationParams;
        var asset = Asset(id, answer.Url, answer.Type, answer.ThumbnailUrl, json);
        var reason = answer.Error?.Reason;
        var refunded = RefundOf(status, answer.Cost);
        return new JobSnapshot
        {
            Id = id,
            Status = status,
            Model = asked?.Model,
            Assets = asset is null ? [] : [asset],
            FailedReason = reason,
            CreditsUsed = answer.Cost,
            CreditsRefunded = refunded,
            Duration = answer.DurationSeconds ?? asked?.Duration,
            Resolution = answer is { Width: { } width, Height: { } height } ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}") : asked?.Resolution,
            AspectRatio = asked?.AspectRatio,
            OutputCount = asset is null ? null : 1,
            CreatedAt = answer.CreatedAt,
            RetryAfter = retryAfter,
            Parts =
            [
                new JobPart(id, status)
                {
                    Asset = asset,
                    FailedReason = reason,
                    ErrorCode = answer.Error?.Code,
                    CreditsUsed = answer.Cost,
                    CreditsRefunded = refunded,
                    Raw = json,
                },
            ],
            Raw = json,
        };
    }

    /// <summary>Creates the file. Returns null if there is no URL.</summary>
    public static Asset? Asset(string id, Uri? url, string? type, Uri? thumbnail, JsonElement raw) =>
        url is null ? null : new Asset(url) { Id = id, Type = new AssetType(type ?? ""), ThumbnailUrl = thumbnail, Raw = raw };

    // Documented: failed generations are refunded automatically (docs.hoox.video/api-reference/assets/start). The amount is only known if
    // the response still contains the charge.
    private static decimal? RefundOf(JobStatus status, decimal? cost) => status.IsFailed && cost > 0 ? cost : null;
}
