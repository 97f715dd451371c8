using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>Keywords for items in all their forms, their number, uniqueness and contains.</summary>
internal static class ArrayKeywords
{
    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        var length = value.GetArrayLength();
        if (schema.TryCount("minItems", out var minimum) && length < minimum)
        {
            evaluation.Report(path, "minItems", $"must have at least {minimum} items, has {length}");
        }

        if (schema.TryCount("maxItems", out var maximum) && length > maximum)
        {
            evaluation.Report(path, "maxItems", $"must have at most {maximum} items, has {length}");
        }

        if (schema.IsTrue("uniqueItems") && value.EnumerateArray().Distinct(SchemaEquality.Instance).Count() != length)
        {
            evaluation.Report(path, "uniqueItems", "must not contain duplicate items");
        }

        CheckItems(evaluation, schema, value, path);
        CheckContains(evaluation, schema, value, path);
    }

    /// <summary>
    /// 2020-12: prefixItems, then items for the rest. Earlier drafts: items as an array, then additionalItems for the rest.
    /// </summary>
    private static void CheckItems(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        var restKeyword = "items";
        if (schema.TryKind("items", JsonValueKind.Array, out var tuple))
        {
            restKeyword = "additionalItems";
        }
        else
        {
            schema.TryKind("prefixItems", JsonValueKind.Array, out tuple);
        }

        var head = tuple.ValueKind == JsonValueKind.Array ? tuple.GetArrayLength() : 0;
        var hasRest = schema.TrySchema(restKeyword, out var rest);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (index < head)
            {
                evaluation.Apply(tuple[index], item, SchemaReading.Below(path, index));
            }
            else if (!hasRest)
            {
                break;
            }
            else if (rest.ValueKind == JsonValueKind.False)
            {
                evaluation.Report(path, restKeyword, $"must not have more than {head} items, has {value.GetArrayLength()}");
                break;
            }
            else
            {
                evaluation.Apply(rest, item, SchemaReading.Below(path, index));
            }

            index++;
        }
    }

    private static void CheckContains(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        if (!schema.TrySchema("contains", out var wanted))
        {
            return;
        }

        var matching = value.EnumerateArray().Where((item, index) => evaluation.Try(wanted, item, SchemaReading.Below(path, index)).Count == 0).Count();
        var minimum = schema.TryCount("minContains", out var least) ? least : 1;
        if (matching < minimum)
        {
            evaluation.Report(path, "contains", $"must have at least {minimum} matching items, has {matching}");
        }

        if (schema.TryCount("maxContains", out var most) && matching > most)
        {
            evaluation.Report(path, "maxContains", $"must have at most {most} matching items, has {matching}");
        }
    }
}
