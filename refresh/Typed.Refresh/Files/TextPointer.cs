using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Typed.Refresh.Files;

/// <summary>The JSON pointer of a place in a text.</summary>
internal static class TextPointer
{
    /// <summary>The pointer of the value that begins at or before a character, such as <c>/input_schema/properties/prompt</c>.</summary>
    /// <param name="json">Valid JSON.</param>
    /// <param name="start">The index of the character.</param>
    public static string At(string json, int start)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var end = Encoding.UTF8.GetByteCount(json.AsSpan(0, Math.Min(start, json.Length)));
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var path = new Stack<(string? Name, int Index)>([(null, 0)]);
        var found = "";
        while (reader.Read() && reader.TokenStartIndex <= end)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Pop();
                    path.Push((reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), 0));
                    found = Pointer(path);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    found = Pointer(path);
                    path.Push((null, 0));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    Next(path);
                    break;
                default:
                    found = Pointer(path);
                    Next(path);
                    break;
            }
        }

        return found;
    }

    // In a list, the next value has the next number. Below the root and after a name, the number has no meaning.
    private static void Next(Stack<(string? Name, int Index)> path)
    {
        if (path.TryPop(out var last))
        {
            path.Push((last.Name, last.Index + 1));
        }
    }

    // The first entry is the root itself.
    private static string Pointer(Stack<(string? Name, int Index)> path) =>
        string.Concat(path.Reverse().Skip(1).Select(part => "/" + (part.Name ?? part.Index.ToString(CultureInfo.InvariantCulture))));
}
