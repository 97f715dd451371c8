using System.Text.Json;
using Typed.Specification;

namespace Typed.Validation.Residual;

/// <summary>Array keywords, including both notations of tuples.</summary>
internal static class ResidualArrays
{
    public static void Check(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var items = instance.EnumerateArray().ToList();
        new ValueChecks(found).Count(
            path,
            new ParamField("", ParamKind.List) { MinItems = ResidualValues.Count(schema, "minItems"), MaxItems = ResidualValues.Count(schema, "maxItems") },
            items.Count);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True && new JsonValueEquality().HasEqual(items))
        {
            found.Add(new Violation(path, "uniqueItems", "The items are not all different."));
        }

        Each(root, schema, items, path, found, depth);
        Contains(root, schema, items, path, found, depth);
    }

    private static void Each(ResidualSchema root, JsonElement schema, List<JsonElement> items, string path, List<Violation> found, int depth)
    {
        var hasItems = schema.TryGetProperty("items", out var rest);
        // Up to draft 2019-09, an array under "items" is the tuple, and "additionalItems" describes the remaining items.
        var isOldTuple = hasItems && rest.ValueKind == JsonValueKind.Array;
        var tuple = isOldTuple ? [.. rest.EnumerateArray()] : ResidualSchema.Items(schema, "prefixItems");
        if (isOldTuple)
        {
            hasItems = schema.TryGetProperty("additionalItems", out rest);
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (i < tuple.Count)
            {
                root.Apply(tuple[i], items[i], ResidualValues.Index(path, i), found, depth);
            }
            else if (hasItems)
            {
                root.Apply(rest, items[i], ResidualValues.Index(path, i), found, depth);
            }
        }
    }

    private static void Contains(ResidualSchema root, JsonElement schema, List<JsonElement> items, string path, List<Violation> found, int depth)
    {
        if (!schema.TryGetProperty("contains", out var wanted))
        {
            return;
        }

        var count = items.Count(item => root.Satisfies(wanted, item, path, depth));
        if (count < (ResidualValues.Count(schema, "minContains") ?? 1) || count > (ResidualValues.Count(schema, "maxContains") ?? int.MaxValue))
        {
            found.Add(new Violation(path, "contains", "Too few or too many items are of the demanded kind."));
        }
    }
}
