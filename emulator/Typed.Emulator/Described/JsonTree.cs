using System.Globalization;
using System.Text.Json.Nodes;

namespace Typed.Emulator.Described;

/// <summary>Reads and writes values at JSON pointers (RFC 6901).</summary>
internal static class JsonTree
{
    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var node = root;
        foreach (var token in Tokens(pointer))
        {
            node = node switch
            {
                JsonObject members => members[token],
                JsonArray items when Index(token) is { } at && at < items.Count => items[at],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Sets a value and makes what is missing above it: an object, or a list for an index.</summary>
    public static void Set(JsonObject root, string pointer, JsonNode? value)
    {
        var tokens = Tokens(pointer).ToList();
        JsonNode node = root;
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = i == tokens.Count - 1 ? value : Child(node, tokens[i]) ?? (Index(tokens[i + 1]) is not null ? new JsonArray() : new JsonObject());
            Put(node, tokens[i], next);
            node = next!;
        }
    }

    /// <summary>Removes a member.</summary>
    public static void Remove(JsonObject root, string pointer)
    {
        var at = pointer.LastIndexOf('/');
        if (at >= 0 && Find(root, pointer[..at]) is JsonObject parent)
        {
            parent.Remove(Unescape(pointer[(at + 1)..]));
        }
    }

    private static JsonNode? Child(JsonNode node, string token) => Find(node, "/" + token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static void Put(JsonNode node, string token, JsonNode? value)
    {
        if (node is JsonArray items)
        {
            while (items.Count <= Index(token)!.Value)
            {
                items.Add(null);
            }

            if (!ReferenceEquals(items[Index(token)!.Value], value))
            {
                items[Index(token)!.Value] = value;
            }
        }
        else if (node is JsonObject members && !ReferenceEquals(members[token], value))
        {
            members[token] = value;
        }
    }

    private static IEnumerable<string> Tokens(string pointer) => pointer.Split('/').Skip(1).Select(Unescape);

    private static string Unescape(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    // More items than any answer has would only fill the memory.
    private static int? Index(string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < 100 ? index : null;
}
