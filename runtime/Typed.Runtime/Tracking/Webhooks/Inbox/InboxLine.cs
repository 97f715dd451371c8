using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Tracking.Journal;

namespace Typed.Tracking.Webhooks;

/// <summary>A line in the file of an inbox: a message that arrived, or the end of one.</summary>
internal sealed record InboxLine
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("at")]
    public DateTimeOffset At { get; init; }

    [JsonPropertyName("provider")]
    public string? Provider { get; init; }

    [JsonPropertyName("verified")]
    public bool IsVerified { get; init; }

    /// <summary>The content of a message that arrived; null for the end of one.</summary>
    [JsonPropertyName("content")]
    public byte[]? Content { get; init; }

    /// <summary>For the end of a message: whether it is remembered.</summary>
    [JsonPropertyName("remembered")]
    public bool IsRemembered { get; init; }

    public static InboxLine Of(InboxMessage message) => new()
    {
        Id = message.Id,
        At = message.ReceivedAt,
        Provider = message.Provider,
        IsVerified = message.IsVerified,
        Content = message.Content.ToArray(),
    };

    public byte[] Frame() => JournalFormat.Frame(JsonSerializer.SerializeToUtf8Bytes(this, InboxLineJson.Default.InboxLine));

    /// <summary>Reads a line; null if the text is not a valid line.</summary>
    public static InboxLine? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, InboxLineJson.Default.InboxLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Serializes lines without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(InboxLine))]
internal sealed partial class InboxLineJson : JsonSerializerContext;
