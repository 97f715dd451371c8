using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Hoox.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

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

    private HooxWebhook(string assetId, WebhookMessage message)
    {
        AssetId = assetId;
        Status = HooxStatus.Parse(message.Status);
        Asset = message.Result is { } result ? HooxAsset.Asset(assetId, result.AssetUrl, result.AssetType, result.ThumbnailUrl, result.Raw) : null;
        Duration = message.Result?.DurationSeconds;
        FailedReason = message.Error?.Reason;
        ErrorCode = message.Error?.Code;
        Raw = message.Raw;
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
            && WireObject.Read(json, HooxWire.Default.WebhookMessage) is { AssetId: { } id } message
            && string.Equals(message.Task, AssetTask, StringComparison.OrdinalIgnoreCase)
                ? new HooxWebhook(id, message)
                : null;
        return webhook is not null;
    }
}
