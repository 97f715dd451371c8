using System.Globalization;
using Typed.Refresh.Diff.States;
using Typed.Schema.Collections;
using Typed.Schema.Json;
using Typed.Schema.Matching;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Computes the cost of a request that sets no field with a default.</summary>
internal sealed class DefaultCosts(ProviderState old, ProviderState current)
{
    public decimal? Before(ModelSpec model) => Of(model, old);

    public decimal? After(ModelSpec model) => Of(model, current);

    private static decimal? Of(ModelSpec model, ProviderState state)
    {
        if (state.Prices.GetValueOrDefault(model.Model) is not { } found || PriceMatching.Resolve(model, found.Prices) is not { } prices)
        {
            return null;
        }

        var texts = model.Properties.Where(property => property.Default is not null).ToDictionary(property => property.WireName, Text, StringComparer.Ordinal);
        var line = prices.Lines.FirstOrDefault(line => line.Conditions.All(condition => texts.GetValueOrDefault(condition.Field) == condition.Json));
        // If the number of outputs is known only afterwards, the minimum is compared.
        return line is not null && Count(prices.CountField, texts) is { } count ? line.Credits * count : null;
    }

    private static string Text(PropertySpec property)
    {
        var node = JsonParser.Parse(property.Default!, CancellationToken.None);
        return node.Kind is JsonKind.String or JsonKind.Number ? node.Text : property.Default!;
    }

    private static decimal? Count(string? field, Dictionary<string, string> texts) =>
        field is null ? 1
        : texts.TryGetValue(field, out var text) && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : null;
}
