using System.Text.Json.Nodes;

namespace Typed.Refresh.Merging;

/// <summary>
/// Merges a published schema with the order and notes of the existing file: a moved member is not a change, and our own <c>x-</c> members
/// remain with the schema they were written for.
/// </summary>
internal static class SchemaMerge
{
    // Below these, the names are the provider's own, whatever their prefix.
    private static readonly HashSet<string> s_maps = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

    // Values, not schemas.
    private static readonly HashSet<string> s_values = ["default", "enum", "const", "examples", "required"];

    /// <param name="ours">The existing file's schema.</param>
    /// <param name="published">The published schema.</param>
    /// <param name="keepsOurs">Whether members of our own remain. False if both schemas were written by the tool.</param>
    public static JsonObject Merge(JsonObject ours, JsonObject published, bool keepsOurs = true) => Members(ours, published, isMap: false, keepsOurs);

    private static JsonObject Members(JsonObject ours, JsonObject published, bool isMap, bool keepsOurs)
    {
        var order = ours.Select(member => member.Key).Where(name => published.ContainsKey(name) || (keepsOurs && !isMap && IsOurs(name))).ToList();
        string? before = null;
        foreach (var (name, _) in published)
        {
            if (!order.Contains(name))
            {
                order.Insert(before is null ? 0 : order.IndexOf(before) + 1, name);
            }

            before = name;
        }

        var merged = new JsonObject();
        foreach (var name in order)
        {
            merged[name] = published.TryGetPropertyValue(name, out var theirs)
                ? Value(ours[name], theirs, isMap ? null : name, keepsOurs)
                : ours[name]?.DeepClone();
        }

        return merged;
    }

    private static JsonNode? Value(JsonNode? ours, JsonNode? published, string? keyword, bool keepsOurs) => (ours, published) switch
    {
        // The file's own notation of the same value, such as 1.0 for 1.
        _ when JsonNode.DeepEquals(ours, published) => ours?.DeepClone(),
        _ when keyword is not null && s_values.Contains(keyword) => published?.DeepClone(),
        (JsonObject mine, JsonObject theirs) => Members(mine, theirs, keyword is not null && s_maps.Contains(keyword), keepsOurs),
        (JsonArray mine, JsonArray theirs) when mine.Count == theirs.Count => new JsonArray([.. mine.Zip(theirs, (one, other) => Value(one, other, keyword: null, keepsOurs))]),
        _ => published?.DeepClone(),
    };

    // Responses often omit the dialect; the file contains it.
    private static bool IsOurs(string name) => name.StartsWith("x-", StringComparison.Ordinal) || name == "$schema";
}
