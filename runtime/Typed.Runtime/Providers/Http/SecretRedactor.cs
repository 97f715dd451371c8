using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Replaces keys in external text before it reaches an exception, a log, or a journal.</summary>
/// <remarks>A provider may repeat a key in whole or in part, in base64 or hex, with letters escaped as in JSON or in a URL. Therefore, every run of
/// characters that also occurs in a key, or in one of its encodings, is replaced if it is long enough to matter.</remarks>
internal sealed class SecretRedactor(params string[] secrets)
{
    private const int MaxBody = 2000;
    private const int MaxMessage = 400;

    // Bodies and messages are cut anyway, so the rest is not searched. Part of a key at this limit is masked like any other part.
    private const int MaxSearched = 64 * 1024;
    private const string Mask = "***";
    private readonly SecretParts _parts = new(secrets, longOnly: false);
    private readonly SecretParts _longParts = new(secrets, longOnly: true);

    /// <summary>Gets the redacted beginning of a body.</summary>
    public string Body(ReadOnlySpan<byte> utf8)
    {
        // Redact before truncating: a truncated key would not be recognized.
        var text = Text(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxSearched)]));
        return text.Length <= MaxBody ? text : text[..MaxBody] + "…";
    }

    /// <summary>Formats external text for use in a message: one line, short.</summary>
    public string Message(string text)
    {
        var line = new StringBuilder(Text(text[..Math.Min(text.Length, MaxSearched)]));
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsControl(line[i]))
            {
                line[i] = ' ';
            }
        }

        return line.Length <= MaxMessage ? line.ToString() : line.ToString(0, MaxMessage) + "…";
    }

    /// <summary>Gets the text with keys replaced, and otherwise unchanged. Null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Text(string? text) => Text(text, _parts);

    /// <summary>Whether the text shows a key, or a long part of it. For ids and addresses, which are useless once they are masked.</summary>
    public bool ShowsKey(string text) => Shows(text, _longParts);

    /// <summary>Gets the JSON with keys, or long parts of them, replaced in texts and names, and otherwise unchanged.</summary>
    public JsonElement Json(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined || !ShowsKey(json.GetRawText()))
        {
            return json;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, json);
        }

        return TolerantJson.Parse(buffer.WrittenMemory)!.Value;
    }

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Text(string? text, SecretParts parts)
    {
        if (string.IsNullOrEmpty(text) || !Shows(text, parts))
        {
            return text;
        }

        var plain = UnescapedText.Of(text);
        var masked = new bool[plain.Text.Length];
        parts.Find(plain.Text, masked);
        return plain.Masked(text, masked, Mask);
    }

    private static bool Shows(string text, SecretParts parts) =>
        parts.Find(text, null) || (text.AsSpan().ContainsAny('\\', '%') && parts.Find(UnescapedText.Of(text).Text, null));

    private void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(Text(TolerantJson.NameOf(member), _longParts));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(TolerantJson.TextOf(json) ?? "", _longParts));
                break;
            case JsonValueKind.Number when ShowsKey(json.GetRawText()):
                writer.WriteStringValue(Mask);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
