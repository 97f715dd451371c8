using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Reads a bundled schema through its references and <c>allOf</c>.</summary>
/// <param name="Root">The schema with its <c>$defs</c>.</param>
internal sealed record BundledSchema(JsonObject Root)
{
    private const int MaxChain = 64;

    /// <summary>The schema itself, or the target of its reference; null if the references lead in a circle or too far.</summary>
    public JsonObject? Resolve(JsonNode? schema)
    {
        for (var i = 0; i < MaxChain && schema is JsonObject members; i++)
        {
            if (Text(members["$ref"]) is not { } reference)
            {
                return members;
            }

            schema = DocumentPointer.TryFollow(Root, Uri.UnescapeDataString(reference[1..]), out var target) ? target : null;
        }

        return null;
    }

    /// <summary>The properties of an object schema, with those of its <c>allOf</c>, each once.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Properties(JsonNode? schema)
    {
        var found = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        Collect(schema, found, new HashSet<JsonNode>(ReferenceEqualityComparer.Instance), depth: 0);
        return found;
    }

    /// <summary>Removes the definitions that no reference reaches.</summary>
    public void Prune()
    {
        if (Root["$defs"] is not JsonObject definitions)
        {
            return;
        }

        Root.Remove("$defs");
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<JsonNode>([Root]);
        while (open.TryDequeue(out var next))
        {
            foreach (var name in References(next).Select(reference => DocumentPointer.Unescape(Uri.UnescapeDataString(reference["#/$defs/".Length..]).Split('/')[0])))
            {
                if (reached.Add(name) && definitions[name] is { } definition)
                {
                    open.Enqueue(definition);
                }
            }
        }

        var kept = new JsonObject();
        foreach (var (name, _) in definitions.ToList().Where(member => reached.Contains(member.Key)))
        {
            var definition = definitions[name];
            definitions.Remove(name);
            kept[name] = definition;
        }

        if (kept.Count > 0)
        {
            Root["$defs"] = kept;
        }
    }

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The last segment of a schema's reference, or null if it is not a reference.</summary>
    public static string? NameOf(JsonNode? schema) => Text((schema as JsonObject)?["$ref"]) is { } reference ? DocumentPointer.LastSegment(Uri.UnescapeDataString(reference)) : null;

    private void Collect(JsonNode? schema, Dictionary<string, JsonNode?> found, HashSet<JsonNode> seen, int depth)
    {
        if (depth > MaxChain || Resolve(schema) is not { } members || !seen.Add(members))
        {
            return;
        }

        foreach (var part in members["allOf"] as JsonArray ?? [])
        {
            Collect(part, found, seen, depth + 1);
        }

        foreach (var (name, property) in members["properties"] as JsonObject ?? [])
        {
            found[name] = property;
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key is "$ref" ? Own(member.Value) : member.Key == "mapping" ? Own(member.Value).Concat(References(member.Value)) : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static IEnumerable<string> Own(JsonNode? value) => Text(value) is { } text && text.StartsWith("#/$defs/", StringComparison.Ordinal) ? [text] : [];
}
