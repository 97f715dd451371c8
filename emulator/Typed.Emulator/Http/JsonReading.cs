using System.Text.Json;

namespace Typed.Emulator.Http;

/// <summary>Reads JSON that anyone may have sent.</summary>
internal static class JsonReading
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads a document whose every text can be read later without a surprise.</summary>
    /// <exception cref="JsonException">It is no JSON, is nested too deep, names a member twice or has a text that is no Unicode.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        // Files written by some editors begin with a byte order mark, which JSON does not allow.
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            utf8 = utf8[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            ReadAllTexts(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair passes the reader and throws where the text is wanted: in names when the parser looks
            // for duplicates, in values at GetString.
            throw new JsonException("A text is no valid Unicode.", exception);
        }
    }

    private static void ReadAllTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadAllTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAllTexts(member.Value);
                }

                break;
        }
    }
}
