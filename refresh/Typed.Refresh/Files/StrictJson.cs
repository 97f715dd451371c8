using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Files;

/// <summary>The JSON of schema files: read strictly, written in one format on every machine.</summary>
internal static class StrictJson
{
    /// <summary>Deeper than any hand-written schema. The generator's reader has twice this limit.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    // "·" remains "·": these files are read in diffs, not embedded in web pages.
    private static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="JsonException">The text is not JSON, is too deep, has a duplicate member, or contains invalid Unicode.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var node = JsonNode.Parse(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, nodeOptions: null, s_reading);
            // An escaped unpaired surrogate is detected only when the text is read: do it now, not in the middle of writing a file.
            return Texts(node).Any(text => text.Contains('\0', StringComparison.Ordinal)) ? throw new JsonException("a string contains a NUL character") : node;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a string is not valid Unicode", exception);
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Formats with two spaces, one value per line, and a final line end.</summary>
    public static string Format(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>All texts of a value: member names and strings.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
