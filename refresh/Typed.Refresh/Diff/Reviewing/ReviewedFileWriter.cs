using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Files;
using Typed.Schema.Generation;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Reviewing;

/// <summary>A provider's <c>reviewed.json</c>. Only an explicit review changes it, never a refresh.</summary>
/// <param name="path">The file.</param>
/// <param name="provider">The provider.</param>
internal sealed class ReviewedFileWriter(string path, string provider)
{
    public const string Name = "reviewed.json";

    /// <summary>Accepts the current state of the models that match a pattern. An entry with the same content keeps its day.</summary>
    /// <returns>The number of new or changed entries.</returns>
    /// <exception cref="ToolException">The file exists but is not a file of reviewed models.</exception>
    public int Accept(ProviderState state, string? pattern, DateOnly today)
    {
        var old = Read();
        var models = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (model, entry) in old?["models"] as JsonObject ?? [])
        {
            // The reviewed state of a removed model is of no use.
            if (state.Models.ContainsKey(model) && entry is JsonObject reviewed)
            {
                models[model] = reviewed.DeepClone().AsObject();
            }
        }

        var accepted = 0;
        foreach (var (model, found) in state.Models.Where(item => pattern is null || Wildcards.Matches(pattern, item.Key)))
        {
            var entry = Entry(found, state.Prices.GetValueOrDefault(model));
            if (models.GetValueOrDefault(model) is { } known && SaysSame(known, entry))
            {
                continue;
            }

            entry.Insert(0, "reviewed", ProviderLock.Text(today));
            models[model] = entry;
            accepted++;
        }

        var text = StrictJson.Format(new JsonObject
        {
            ["$schema"] = "../reviewed.schema.json",
            ["provider"] = provider,
            ["models"] = new JsonObject(models.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value))),
        });
        if (old is null || text != StrictJson.Format(old))
        {
            DurableFile.Replace(path, Encoding.UTF8.GetBytes(text));
        }

        return accepted;
    }

    private static JsonObject Entry(ModelState model, ModelPriceState? prices)
    {
        var defaults = model.Spec.Properties
            .Where(property => property.Default is not null && !property.Required)
            .OrderBy(property => property.WireName, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.WireName, StrictJson.Parse(property.Default!)));
        var entry = new JsonObject { ["defaults"] = new JsonObject(defaults) };
        if (prices is not null)
        {
            entry["prices"] = Prices(prices.Prices);
        }

        return entry;
    }

    private static JsonObject Prices(PriceSpec prices)
    {
        var written = new JsonObject();
        if (prices.Factors.Count > 0)
        {
            written["outputs"] = OutputsJson.Of(prices.Factors);
        }

        written["rules"] = new JsonArray([.. prices.Lines.Select(line => new JsonObject
        {
            ["when"] = new JsonObject(line.Conditions.Select(condition => KeyValuePair.Create(condition.Field, StrictJson.Parse(condition.Json)))),
            ["credits"] = line.Credits,
        })]);
        return written;
    }

    // Compares by value: 12.0 is 12, and the day is ignored.
    private static bool SaysSame(JsonObject known, JsonObject entry)
    {
        var without = known.DeepClone().AsObject();
        without.Remove("reviewed");
        return JsonNode.DeepEquals(without, entry);
    }

    private JsonObject? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return StrictJson.Parse(File.ReadAllBytes(path)) as JsonObject is { } root && root["models"] is JsonObject
                ? root
                : throw new ToolException($"{path}: the object \"models\" is missing.");
        }
        catch (JsonException broken)
        {
            throw new ToolException($"{path}: {broken.Message}", broken);
        }
    }
}
