using System.Globalization;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Documents;

/// <summary>JSON Pointer (RFC 6901).</summary>
internal static class DocumentPointer
{
    public static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The last segment, unescaped; empty for the root.</summary>
    public static string LastSegment(string pointer) => Unescape(pointer[(pointer.LastIndexOf('/') + 1)..]);

    /// <summary>Follows a pointer. Returns false if a segment does not exist.</summary>
    public static bool TryFollow(JsonNode? root, string pointer, out JsonNode? node)
    {
        node = root;
        if (pointer.Length == 0)
        {
            return true;
        }

        foreach (var segment in pointer[1..].Split('/').Select(Unescape))
        {
            if (node is JsonObject members && members.TryGetPropertyValue(segment, out var member))
            {
                node = member;
            }
            else if (node is JsonArray items && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count)
            {
                node = items[index];
            }
            else
            {
                node = null;
                return false;
            }
        }

        return true;
    }
}
