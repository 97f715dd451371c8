using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>The message that Hoox posts when an asset ends. It is only a hint.</summary>
/// <remarks>
/// The vendor's guide documents the body. docs.hoox.video/webhooks/overview mentions no signature, so anyone can post the same message. Never use it as
/// a result; call <see cref="HooxClient.GetAssetAsync"/> instead. It may arrive more than once or not at all: it is dropped after 3 retries. Whether a job
/// of several assets sends one message for each is not documented; the body contains one asset.
/// </remarks>
public sealed class HooxWebhook
{
    /// <summary>The task name of assets. Other tasks belong to the video workflow and to avatars.</summary>
    public const string AssetTask = "asset_generation";

    private HooxWebhook(string assetId, JsonElement raw)
    {
        AssetId = assetId;
        Status = HooxStatus.Parse(TolerantJson.Text(raw, "status"));
        var result = TolerantJson.Member(raw, "result") ?? default;
        // The names differ from those of the status call: asset_url and asset_type instead of url and type.
        Asset = HooxAsset.Asset(result, assetId, "asset_url", "asset_type");
        Duration = HooxSeconds.Read(result, "duration_seconds");
        var error = TolerantJson.Member(raw, "error") ?? default;
        FailedReason = HooxErrors.ReasonOf(error);
        ErrorCode = TolerantJson.Text(error, "code");
        Raw = raw;
    }

    /// <summary>The id of the asset that the message claims to be about.</summary>
    public string AssetId { get; }

    /// <summary>The status claimed by the message.</summary>
    public JobStatus Status { get; }

    /// <summary>The file claimed by the message: a URL of unknown origin, or null if there is none.</summary>
    [UnverifiedContent]
    public Asset? Asset { get; }

    /// <summary>The length claimed by the message, or null if there is none.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The reason claimed by the message, or null if there is none.</summary>
    public string? FailedReason { get; }

    /// <summary>The code of the failure claimed by the message, or null if there is none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The complete body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a webhook call. Never throws because of its content.</summary>
    /// <param name="body">The body. The receiver must limit its size.</param>
    /// <param name="webhook">The message, or null if the body is not JSON, names no asset, or belongs to another task.</param>
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
