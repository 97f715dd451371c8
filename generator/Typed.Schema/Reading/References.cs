using System.Globalization;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>Resolves <c>$ref</c> within a file: a JSON pointer from the root of the schema, otherwise from the root of the file.</summary>
public sealed class References(JsonNode file, JsonNode schema, DiagnosticBag diagnostics)
{
    /// <summary>The keywords that refer to a schema. Within one document, a dynamic reference leads where a plain one does.</summary>
    public static readonly string[] Keywords = ["$ref", "$dynamicRef", "$recursiveRef"];

    // A schema with thousands of definitions references each of them.
    private readonly Dictionary<string, JsonNode> _found = new(StringComparer.Ordinal);

    private Dictionary<string, JsonNode>? _anchors;

    /// <summary>The target schema of a reference, or null after the problem was reported.</summary>
    public JsonNode? Resolve(JsonNode reference)
    {
        if (reference.Kind == JsonKind.String && _found.TryGetValue(reference.Text, out var known))
        {
            return known;
        }

        var target = Find(reference);
        if (target is not null)
        {
            _found.Add(reference.Text, target);
        }

        return target;
    }

    private JsonNode? Find(JsonNode reference)
    {
        var text = reference.Text;
        if (reference.Kind != JsonKind.String || !text.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(ProblemRules.UnresolvedReference, reference.Place, text, "only references within the file are read, such as #/$defs/size");
            return null;
        }

        var pointer = Uri.UnescapeDataString(text.Substring(1));
        if (pointer.Length == 0)
        {
            return schema;
        }

        if (pointer[0] != '/')
        {
            if (_anchors is null)
            {
                _anchors = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
                FindAnchors(schema, _anchors);
            }

            if (_anchors.TryGetValue(pointer, out var anchored))
            {
                return anchored;
            }

            diagnostics.Add(ProblemRules.UnresolvedReference, reference.Place, text, "no schema in the file has that $anchor");
            return null;
        }

        var (found, missing) = Follow(schema, pointer);
        found ??= Follow(file, pointer).Found;
        if (found is null)
        {
            diagnostics.Add(ProblemRules.UnresolvedReference, reference.Place, text, $"there is no '{missing}'");
        }

        return found;
    }

    private static (JsonNode? Found, string Missing) Follow(JsonNode root, string pointer)
    {
        var node = root;
        foreach (var segment in pointer.Substring(1).Split('/'))
        {
            var name = segment.Replace("~1", "/").Replace("~0", "~");
            var next = node.Kind == JsonKind.Array
                ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.Items.Count ? node.Items[index] : null
                : node[name];
            if (next is null)
            {
                return (null, name);
            }

            node = next;
        }

        return (node, "");
    }

    private static void FindAnchors(JsonNode node, Dictionary<string, JsonNode> found)
    {
        if (AnchorOf(node) is { } anchor && !found.ContainsKey(anchor))
        {
            found.Add(anchor, node);
        }

        foreach (var child in node.Items)
        {
            FindAnchors(child, found);
        }

        foreach (var member in node.Members)
        {
            FindAnchors(member.Value, found);
        }
    }

    private static string? AnchorOf(JsonNode node)
    {
        foreach (var member in node.Members)
        {
            if (member.Value is { Kind: JsonKind.String, Text: { Length: > 0 } text })
            {
                if (member.Key is "$anchor" or "$dynamicAnchor")
                {
                    return text;
                }

                if (member.Key is "$id" or "id" && text[0] == '#')
                {
                    return text.Substring(1);
                }
            }
        }

        return null;
    }
}
