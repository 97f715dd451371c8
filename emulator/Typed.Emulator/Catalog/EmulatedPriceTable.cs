using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Catalog;

/// <summary>The contents of a provider's pricing.json.</summary>
internal sealed class EmulatedPriceTable
{
    private static readonly ModelPrice s_free = new([], new Dictionary<string, string>());

    private readonly Dictionary<string, ModelPrice> _prices = new(StringComparer.Ordinal);

    public static EmulatedPriceTable Empty { get; } = new();

    /// <summary>Gets the price of a model. A model missing from the table is free.</summary>
    public ModelPrice this[string model] => _prices.GetValueOrDefault(model, s_free);

    /// <summary>Reads the valid parts of a table.</summary>
    public static EmulatedPriceTable Read(JsonElement root, out IReadOnlyList<string> problems)
    {
        var table = new EmulatedPriceTable();
        var found = new List<string>();
        problems = found;
        if (!root.TryKind("models", JsonValueKind.Object, out var models))
        {
            found.Add("the object 'models' is missing");
            return table;
        }

        foreach (var model in models.EnumerateObject())
        {
            if (model.Value.ValueKind == JsonValueKind.Object && Text(model.Value, "certainty") is "contradictory" or "unknown")
            {
                continue;
            }

            if (ReadModel(model.Value) is { } price)
            {
                table._prices[model.Name] = price;
            }
            else
            {
                found.Add($"the price of '{model.Name}' must have 'per' set to 'output' and 'rules' with 'when' and 'credits'");
            }
        }

        return table;
    }

    private static ModelPrice? ReadModel(JsonElement model)
    {
        if (model.ValueKind != JsonValueKind.Object || Text(model, "per") != "output"
            || !model.TryKind("rules", JsonValueKind.Array, out var rules))
        {
            return null;
        }

        var read = new List<EmulatedPriceRule>();
        foreach (var rule in rules.EnumerateArray())
        {
            if (rule.ValueKind != JsonValueKind.Object || !rule.TryKind("when", JsonValueKind.Object, out var when)
                || !rule.TryKind("credits", JsonValueKind.Number, out var credits) || !credits.TryGetDecimal(out var amount))
            {
                return null;
            }

            read.Add(new EmulatedPriceRule([.. when.EnumerateObject().Select(one => KeyValuePair.Create(one.Name, one.Value))], amount));
        }

        return new ModelPrice(
            read,
            model.TryKind("outputs", JsonValueKind.Object, out var outputs)
                ? outputs.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal)
                : new Dictionary<string, string>());
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryKind(name, JsonValueKind.String, out var text) ? text.GetString() : null;
}
