using System.Globalization;
using System.Text.Json;

namespace Typed.Providers.Described.Format;

/// <summary>Finds the line and column of a JSON pointer, so that a problem leads to its place in the file.</summary>
internal static class JsonPlace
{
    /// <summary>The place of the value, or of the nearest value above it if there is none.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, string pointer)
    {
        for (var at = pointer; ; at = at[..at.LastIndexOf('/')])
        {
            if (Find(utf8, at) is { } offset)
            {
                var before = utf8[..offset];
                return (before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
            }

            if (at.Length == 0)
            {
                return (1, 1);
            }
        }
    }

    private static int? Find(ReadOnlySpan<byte> utf8, string pointer)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        // The pointer of each open object or array, and for an array the index of the next item.
        var open = new Stack<(string Pointer, int Next)>();
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            var here = "";
            if (open.TryPop(out var parent))
            {
                here = parent.Pointer + "/" + (parent.Next < 0 ? Escape(name!) : parent.Next.ToString(CultureInfo.InvariantCulture));
                open.Push(parent.Next < 0 ? parent : (parent.Pointer, parent.Next + 1));
            }

            if (here == pointer)
            {
                return (int)reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((here, reader.TokenType == JsonTokenType.StartObject ? -1 : 0));
            }
        }

        return null;
    }

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
