using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Prices;

/// <summary>Creates a provider's price file after its prices were read again.</summary>
internal static class PriceMerge
{
    /// <summary>The new text, or the unchanged old text if no price changed.</summary>
    /// <param name="files">The existing files.</param>
    /// <param name="oldText">The price file as it is, or will be after the rest of the refresh; null if none.</param>
    /// <param name="prices">The prices that were read.</param>
    /// <param name="asOf">The date of the prices.</param>
    /// <param name="source">The URL or file they were read from.</param>
    /// <param name="today">The current day.</param>
    /// <param name="unit">The unit of the prices; null for that of the file, or credits.</param>
    /// <exception cref="ToolException">The file counts another unit.</exception>
    public static string Text(SchemaFiles files, string? oldText, IEnumerable<ModelPrices> prices, string asOf, string source, DateOnly today, string? unit = null)
    {
        var root = oldText is null ? NewFile(files.Provider, asOf, source, today, unit) : StrictJson.Parse(oldText)!.AsObject();
        if (unit is not null && root["unit"]?.ToString() is { } known && known != unit)
        {
            throw new ToolException($"{files.Provider}/pricing.json has the unit {known}, not {unit}. A file has one unit.");
        }

        var models = root["models"] as JsonObject ?? [];
        var isChanged = oldText is null;
        foreach (var model in prices)
        {
            var rules = new JsonArray([.. model.Rules.Select(rule => rule.ToJson())]);
            var old = models[model.Model] as JsonObject;
            if (old is not null && SameRules(old["rules"] as JsonArray, rules) && (model.Per is null || old["per"]?.ToString() == model.Per))
            {
                continue;
            }

            isChanged = true;
            models[model.Model] = Entry(old, model, rules, isNewFile: oldText is null, asOf, source);
        }

        root["models"] ??= models;
        return isChanged ? StrictJson.Format(root) : oldText!;
    }

    private static JsonObject NewFile(string provider, string asOf, string source, DateOnly today, string? unit) => new()
    {
        ["$schema"] = "../pricing.schema.json",
        ["provider"] = provider,
        ["unit"] = unit ?? "credits",
        ["as_of"] = asOf,
        ["retrieved"] = ProviderLock.Text(today),
        ["source"] = source,
        ["models"] = new JsonObject(),
    };

    private static JsonObject Entry(JsonObject? old, ModelPrices model, JsonArray rules, bool isNewFile, string asOf, string source)
    {
        var entry = new JsonObject { ["per"] = model.Per ?? old?["per"]?.DeepClone() ?? "output" };
        if (old?["outputs"]?.DeepClone() is { } outputs)
        {
            entry["outputs"] = outputs;
        }
        else if (model.Factors.Count > 0)
        {
            entry["outputs"] = OutputsJson.Of(model.Factors);
        }

        entry["certainty"] = "exact";
        // The table's own header has the day when all of it was read; a line that was read later has its own day.
        if (!isNewFile)
        {
            entry["as_of"] = asOf;
            entry["source"] = source;
        }

        entry["rules"] = rules;
        return entry;
    }

    // The order of the lines is irrelevant: the conditions of a table exclude each other.
    private static bool SameRules(JsonArray? old, JsonArray rules) =>
        old is not null && old.Count == rules.Count && rules.All(rule => old.Any(other => JsonNode.DeepEquals(rule, other)));
}
