using System.Text.Json.Nodes;
using Typed.Schema.Specification;

namespace Typed.Refresh.Prices;

/// <summary>One line of a price table.</summary>
/// <param name="When">The field values it applies to, in the order of the table's columns; none for a flat price.</param>
/// <param name="Credits">The price of one output.</param>
internal sealed record PriceEntry(IReadOnlyList<KeyValuePair<string, JsonNode>> When, decimal Credits)
{
    public JsonObject ToJson()
    {
        var when = new JsonObject();
        foreach (var (field, value) in When)
        {
            when[field] = value.DeepClone();
        }

        return new JsonObject { ["when"] = when, ["credits"] = JsonValue.Create(Plain(Credits)) };
    }

    // 8.0 and 8 are the same price and are written the same way.
    private static decimal Plain(decimal number) => number / 1.000000000000000000000000000000000m;
}

/// <summary>The price table of one model, from a page or from requests.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rules">The lines; at least one.</param>
internal sealed record ModelPrices(string Model, IReadOnlyList<PriceEntry> Rules)
{
    /// <summary>What a price is for; null keeps the file's value, or is one output.</summary>
    public string? Per { get; init; }

    /// <summary>The fields that multiply the price; empty keeps the file's value.</summary>
    public IReadOnlyList<FactorField> Factors { get; init; } = [];
}
