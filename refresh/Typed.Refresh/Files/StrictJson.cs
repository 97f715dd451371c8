using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Files;

/// <summary>JSON as the schema files have it: read strictly, written in one form on every machine.</summary>
internal static class StrictJson
{
    /// <summary>Deeper than any schema that people write; the generator's reader stops at twice that.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    // "·" stays "·": these are files to be read in a diff, not text inside a web page.
    private static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="JsonException">No JSON, too deep, a member twice, or a text that is no Unicode.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var node = JsonNode.Parse(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, nodeOptions: null, s_reading);
            // An escaped half of a surrogate pair is only found when the text is taken: now, not in the middle of writing a file.
            return Texts(node).Any(text => text.Contains('\0', StringComparison.Ordinal)) ? throw new JsonException("a text holds a NUL character") : node;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a text is no Unicode", exception);
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Two spaces, one value a line, a line end at the end.</summary>
    public static string Format(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>All texts of a value: names of members and strings.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
