using System.Text.Json;

namespace Typed.Emulator.Json;

/// <summary>Reads JSON from untrusted sources.</summary>
internal static class JsonReading
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads a document and ensures that all its texts can be read later without errors.</summary>
    /// <exception cref="JsonException">The input is not JSON, is nested too deeply, has a duplicate member, or has text that is not valid Unicode.</exception>
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
            // Half a surrogate pair passes the reader but throws when the text is read: in names when the parser checks
            // for duplicates, in values at GetString.
            throw new JsonException("A string is not valid Unicode.", exception);
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
