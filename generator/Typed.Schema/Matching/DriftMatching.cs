using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Compares a model with its last reviewed state.</summary>
public static class DriftMatching
{
    /// <summary>The differences, or null if there are none or the model was never reviewed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prices">Its current prices, in its own wire form.</param>
    /// <param name="reviewed">The reviewed state.</param>
    public static DriftSpec? Resolve(ModelSpec model, PriceSpec? prices, ReviewedModel? reviewed)
    {
        if (reviewed is null)
        {
            return null;
        }

        var before = reviewed.Defaults.ToDictionary(item => item.Field, item => item.Json, StringComparer.Ordinal);
        var defaults = model.Properties
            .Where(property => !property.Required)
            .Select(property => (property.Default, Reviewed: new ReviewedDefault(property.WireName, before.TryGetValue(property.WireName, out var json) ? json : null)))
            .Where(item => item.Default != item.Reviewed.Json)
            .Select(item => item.Reviewed)
            .ToEquatableArray();
        var old = PriceMatching.Resolve(model, reviewed.Prices);
        // A new price where there was none is not a bad surprise; TYP3004 shows it.
        var pricesDiffer = old is not null && (prices is null || !Lines(old).SequenceEqual(Lines(prices)) || old.Factors != prices.Factors);
        return defaults.Count > 0 || pricesDiffer ? new DriftSpec(reviewed.Day, defaults, pricesDiffer ? old : null) : null;
    }

    // The order of lines is irrelevant. Of two lines for one combination, the first applies.
    private static IEnumerable<(string When, decimal Credits)> Lines(PriceSpec prices) => prices.Lines
        .GroupBy(line => string.Join("\n", line.Conditions.Select(condition => condition.Field + "=" + condition.Json)), StringComparer.Ordinal)
        .Select(group => (group.Key, group.First().Credits))
        .OrderBy(line => line.Key, StringComparer.Ordinal);
}
