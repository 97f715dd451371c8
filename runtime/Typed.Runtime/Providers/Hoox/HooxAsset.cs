using System.Globalization;
using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Reads the state of a single asset.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/status; the members of <c>error</c> are from the vendor's guide.</remarks>
internal static class HooxAsset
{
    /// <summary>Reads the asset. Returns null if the JSON has no id.</summary>
    public static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter = null)
    {
        if (TolerantJson.Text(json, "asset_id") is not { } id)
        {
            return null;
        }

        var status = HooxStatus.Parse(TolerantJson.Text(json, "status"));
        var asked = TolerantJson.Member(json, "generation_params") ?? default;
        var error = TolerantJson.Member(json, "error") ?? default;
        var cost = TolerantJson.Decimal(json, "cost");
        var asset = Asset(json, id, "url", "type");
        var reason = HooxErrors.ReasonOf(error);
        var refunded = RefundOf(status, cost);
        return new JobSnapshot
        {
            Id = id,
            Status = status,
            Model = TolerantJson.Text(asked, "model"),
            Assets = asset is null ? [] : [asset],
            FailedReason = reason,
            CreditsUsed = cost,
            CreditsRefunded = refunded,
            Duration = HooxSeconds.Read(json, "duration_seconds") ?? HooxSeconds.Read(asked, "duration"),
            Resolution = SizeOf(json) ?? TolerantJson.Text(asked, "resolution"),
            AspectRatio = TolerantJson.Text(asked, "aspect_ratio"),
            OutputCount = asset is null ? null : 1,
            CreatedAt = TolerantJson.Time(json, "created_at"),
            RetryAfter = retryAfter,
            Parts =
            [
                new JobPart(id, status)
                {
                    Asset = asset,
                    FailedReason = reason,
                    ErrorCode = TolerantJson.Text(error, "code"),
                    CreditsUsed = cost,
                    CreditsRefunded = refunded,
                    Raw = json,
                },
            ],
            Raw = json,
        };
    }

    /// <summary>Reads the file from the members with its URL and type. Returns null if there is no URL.</summary>
    public static Asset? Asset(JsonElement json, string? id, string urlMember, string typeMember) =>
        TolerantJson.HttpUrl(json, urlMember) is { } url
            ? new Asset(url)
            {
                Id = id,
                Type = new AssetType(TolerantJson.Text(json, typeMember) ?? ""),
                ThumbnailUrl = TolerantJson.HttpUrl(json, "thumbnail_url"),
                Raw = json,
            }
            : null;

    // Documented: failed generations are refunded automatically (docs.hoox.video/api-reference/assets/start). The amount is only known if
    // the response still contains the charge.
    private static decimal? RefundOf(JobStatus status, decimal? cost) => status.IsFailed && cost > 0 ? cost : null;

    private static string? SizeOf(JsonElement json) =>
        TolerantJson.Integer(json, "width") is { } width && TolerantJson.Integer(json, "height") is { } height
            ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}")
            : null;
}
