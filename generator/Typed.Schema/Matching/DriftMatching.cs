using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Holds a model against what was last reviewed of it.</summary>
public static class DriftMatching
{
    /// <summary>Where they differ; null where they do not, or nobody reviewed the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prices">Its prices now, in its own wire form.</param>
    /// <param name="reviewed">What was reviewed.</param>
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
        // A price that came where there was none is no bad surprise; TYP3004 shows it.
        var pricesDiffer = old is not null && (prices is null || !Lines(old).SequenceEqual(Lines(prices)) || old.CountField != prices.CountField || old.UpToField != prices.UpToField);
        return defaults.Count > 0 || pricesDiffer ? new DriftSpec(reviewed.Day, defaults, pricesDiffer ? old : null) : null;
    }

    // Lines in any order say the same; of two for one combination the first does.
    private static IEnumerable<(string When, decimal Credits)> Lines(PriceSpec prices) => prices.Lines
        .GroupBy(line => string.Join("\n", line.Conditions.Select(condition => condition.Field + "=" + condition.Json)), StringComparer.Ordinal)
        .Select(group => (group.Key, group.First().Credits))
        .OrderBy(line => line.Key, StringComparer.Ordinal);
}
