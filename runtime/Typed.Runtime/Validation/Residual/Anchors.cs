using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary>The named schemas of a document: <c>$anchor</c>, or in earlier drafts an <c>id</c> such as <c>#size</c>.</summary>
internal static class Anchors
{
    public static Dictionary<string, JsonElement> Of(JsonElement root)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add(root, found);
        return found;
    }

    private static void Add(JsonElement node, Dictionary<string, JsonElement> found)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                Add(item, found);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (Name(node) is { } name)
            {
                found.TryAdd(name, node);
            }

            foreach (var member in node.EnumerateObject())
            {
                Add(member.Value, found);
            }
        }
    }

    private static string? Name(JsonElement node) =>
        Text(node, "$anchor") ?? Text(node, "$dynamicAnchor") ?? ((Text(node, "$id") ?? Text(node, "id")) is { Length: > 1 } id && id[0] == '#' ? id[1..] : null);

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
