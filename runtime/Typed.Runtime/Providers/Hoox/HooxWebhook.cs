using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>What Hoox posts when an asset ends. It is only a hint.</summary>
/// <remarks>
/// The vendor's guide documents the body; docs.hoox.video/webhooks/overview names no signature, so anybody can post the same. Never take a result from
/// it; ask with <see cref="HooxClient.GetAssetAsync"/>. It may come more than once, or not at all: after 3 retries it is dropped. Whether a job of several
/// assets sends one for each is not documented; the body has one asset.
/// </remarks>
public sealed class HooxWebhook
{
    /// <summary>The task of assets; others belong to the video workflow and to avatars.</summary>
    public const string AssetTask = "asset_generation";

    private HooxWebhook(string assetId, JsonElement raw)
    {
        AssetId = assetId;
        Status = HooxStatus.Parse(TolerantJson.Text(raw, "status"));
        var result = TolerantJson.Member(raw, "result") ?? default;
        // Other names than those of the status call: asset_url and asset_type, not url and type.
        Asset = HooxAsset.Asset(result, assetId, "asset_url", "asset_type");
        Duration = HooxSeconds.Read(result, "duration_seconds");
        var error = TolerantJson.Member(raw, "error") ?? default;
        FailedReason = HooxErrors.ReasonOf(error);
        ErrorCode = TolerantJson.Text(error, "code");
        Raw = raw;
    }

    /// <summary>The id of the asset that it claims to be about.</summary>
    public string AssetId { get; }

    /// <summary>The status that it claims.</summary>
    public JobStatus Status { get; }

    /// <summary>The file that it claims: an address of unknown origin; null where none.</summary>
    [UnverifiedContent]
    public Asset? Asset { get; }

    /// <summary>The length that it claims; null where none.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The reason that it claims; null where none.</summary>
    public string? FailedReason { get; }

    /// <summary>The code of the failure that it claims; null where none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The whole body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a call. Never throws for what the body holds.</summary>
    /// <param name="body">The body; whoever received it limits its size.</param>
    /// <param name="webhook">What it says; null where it is not JSON, names no asset, or is of another task.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out HooxWebhook? webhook)
    {
        webhook = TolerantJson.Parse(body.ToArray()) is { } json
            && string.Equals(TolerantJson.Text(json, "task"), AssetTask, StringComparison.OrdinalIgnoreCase)
            && TolerantJson.Text(json, "asset_id") is { } id
                ? new HooxWebhook(id, json)
                : null;
        return webhook is not null;
    }
}
