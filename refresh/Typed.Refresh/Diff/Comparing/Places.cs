using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Json;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Finds the location of a change.</summary>
internal static class Places
{
    private static readonly string[] s_alternatives = ["anyOf", "oneOf", "allOf"];

    public static ChangePlace OfModel(ModelState model) => Of(model.Shown, model.Root["model"] ?? model.Root);

    /// <summary>The deepest location of a field's path in the model's file. A reference to another location in the file is not followed.</summary>
    public static ChangePlace OfField(ModelState model, string? field, string? keyword = null)
    {
        var found = model.Schema;
        var whole = field is not null;
        foreach (var segment in (field ?? "").Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = segment == "[]" ? found["items"] : Property(found, segment);
            if (next is null)
            {
                whole = false;
                break;
            }

            found = next;
        }

        if (keyword is not null && (whole || field is null))
        {
            found = found[keyword] ?? found;
        }

        return Of(model.Shown, found);
    }

    public static ChangePlace Of(string shown, JsonNode node) => new(shown, node.Place.Line + 1, node.Place.Column + 1);

    // The member of the schema itself, or of the first of its alternatives that has it.
    private static JsonNode? Property(JsonNode schema, string name) =>
        schema["properties"]?[name]
        ?? s_alternatives
            .SelectMany(keyword => schema[keyword]?.Items ?? [])
            .Select(branch => branch["properties"]?[name])
            .FirstOrDefault(found => found is not null);
}
