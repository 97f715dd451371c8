using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>Converts webhook messages to bytes and back. What a verified message says about the end of a job travels as the record that follows from it.</summary>
internal static class NoticeText
{
    private const int MaxBytes = 64 * 1024;

    public static InboxMessage ToMessage(WebhookNotice notice, DateTimeOffset now)
    {
        var stored = new StoredNotice
        {
            Provider = notice.Provider,
            JobId = notice.JobId,
            Status = notice.Status.Value,
            Phase = (int)notice.Status.Phase,
            DeliveryId = notice.DeliveryId,
            IsVerified = notice.IsVerified,
            Key = notice.Key,
            Ending = WebhookEnding.Of(notice, now),
        };
        var content = Write(stored);
        return new InboxMessage
        {
            Id = IdOf(notice),
            Provider = notice.Provider,
            IsVerified = notice.IsVerified,
            ReceivedAt = now,
            // Without the result, the message makes the tracker ask the provider.
            Content = content.Length <= MaxBytes ? content : Write(stored with { Ending = null }),
        };
    }

    /// <summary>Reads a message; null if another version wrote something that this one cannot read.</summary>
    public static WebhookNotice? FromMessage(InboxMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Content.Span, StoredNoticeJson.Default.StoredNotice) is { } stored
                ? new WebhookNotice(stored.Provider, stored.JobId)
                {
                    Status = new JobStatus(stored.Status, (JobPhase)stored.Phase),
                    DeliveryId = stored.DeliveryId,
                    IsVerified = stored.IsVerified,
                    Key = stored.Key,
                    Snapshot = stored.Ending is { } ending ? WebhookEnding.ToSnapshot(ending) : null,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The verification is a part of the identity, so that a forged message does not make the real one a repetition.
    private static string IdOf(WebhookNotice notice)
    {
        var text = JsonSerializer.Serialize(
            [notice.IsVerified ? "verified" : "", notice.Provider, notice.DeliveryId ?? "", notice.JobId ?? "", notice.Status.Value, notice.Key?.ToString("N") ?? ""],
            StoredNoticeJson.Default.StringArray);
        return HexText.Lower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static byte[] Write(StoredNotice stored) => JsonSerializer.SerializeToUtf8Bytes(stored, StoredNoticeJson.Default.StoredNotice);
}

/// <summary>A webhook message in an inbox. A member is never renamed: an inbox may hold what an earlier version wrote.</summary>
internal sealed record StoredNotice
{
    public required string Provider { get; init; }

    public required string JobId { get; init; }

    public string Status { get; init; } = "";

    public int Phase { get; init; }

    public string? DeliveryId { get; init; }

    public bool IsVerified { get; init; }

    public Guid? Key { get; init; }

    public JobRecord? Ending { get; init; }
}

/// <summary>Serializes messages without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredNotice))]
[JsonSerializable(typeof(string?[]))]
internal sealed partial class StoredNoticeJson : JsonSerializerContext;
