using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Takes a field out of the record. Its schema stays in the file, so that a review sees it.</summary>
internal static class HiddenFields
{
    private const string Keyword = "x-hidden";

    public static void Hide(JsonObject owner, JsonObject properties, string name)
    {
        var property = properties[name];
        properties.Remove(name);
        if (owner["required"] is JsonArray required && required.RemoveAll(item => BundledSchema.Text(item) == name) > 0 && required.Count == 0)
        {
            owner.Remove("required");
        }

        var hidden = owner[Keyword] as JsonObject ?? [];
        hidden[name] = property;
        if (!owner.ContainsKey(Keyword))
        {
            owner[Keyword] = hidden;
        }
    }
}
