using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Merges a root <c>allOf</c> into one list of properties, if that says the same. Otherwise leaves it.</summary>
internal static class RootParts
{
    // Of these, the root has its own or takes the first part's.
    private static readonly string[] s_annotations = ["title", "description", "example", "examples", "$comment"];

    public static void Merge(BundledSchema schema)
    {
        var root = schema.Root;
        if (root["allOf"] is not JsonArray || root.ContainsKey("$ref"))
        {
            return;
        }

        var parts = new List<JsonObject>();
        if (!Collect(schema, root, parts, depth: 0) || HasConflict(parts))
        {
            return;
        }

        var properties = new JsonObject();
        var required = new List<string>();
        var merged = new JsonObject { ["type"] = "object" };
        foreach (var part in parts)
        {
            foreach (var (name, value) in part)
            {
                if (name == "properties")
                {
                    foreach (var (property, one) in value!.AsObject())
                    {
                        properties[property] = one?.DeepClone();
                    }
                }
                else if (name == "required")
                {
                    required.AddRange(value!.AsArray().Select(item => item!.ToString()).Where(item => !required.Contains(item)));
                }
                else if (name is not ("allOf" or "type" or "$defs") && (!s_annotations.Contains(name) || !merged.ContainsKey(name) || ReferenceEquals(part, root)))
                {
                    merged[name] = value?.DeepClone();
                }
            }
        }

        var definitions = root["$defs"]?.DeepClone();
        root.Clear();
        foreach (var (name, value) in merged.ToList())
        {
            merged.Remove(name);
            root[name] = value;
        }

        if (required.Count > 0)
        {
            root["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        }

        root["properties"] = properties;
        if (definitions is not null)
        {
            root["$defs"] = definitions;
        }
    }

    // The parts before the schema that has them, so that its own texts come last.
    private static bool Collect(BundledSchema schema, JsonObject members, List<JsonObject> parts, int depth)
    {
        if (depth > 16)
        {
            return false;
        }

        foreach (var item in members["allOf"] as JsonArray ?? [])
        {
            if ((item is JsonObject { Count: > 1 } and JsonObject one && one.ContainsKey("$ref")) || schema.Resolve(item) is not { } part || part.ContainsKey("$ref") || !Collect(schema, part, parts, depth + 1))
            {
                return false;
            }
        }

        parts.Add(members);
        return members.All(member => IsPlain(member.Key, member.Value, isRoot: depth == 0));
    }

    private static bool IsPlain(string keyword, JsonNode? value, bool isRoot) => keyword switch
    {
        "type" => BundledSchema.Text(value) == "object",
        "properties" => value is JsonObject,
        "required" => value is JsonArray names && names.All(name => BundledSchema.Text(name) is not null),
        "allOf" => value is JsonArray,
        "$defs" or "$schema" => isRoot,
        _ => s_annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal),
    };

    private static bool HasConflict(List<JsonObject> parts)
    {
        var seen = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, property) in parts.SelectMany(part => part["properties"] as JsonObject ?? []))
        {
            if (seen.TryGetValue(name, out var other) && !JsonNode.DeepEquals(other, property))
            {
                return true;
            }

            seen[name] = property;
        }

        return false;
    }
}
