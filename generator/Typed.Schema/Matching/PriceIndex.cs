using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Finds the prices of a model in all price files. Instances are equal if the prices are, regardless of line positions.</summary>
public sealed class PriceIndex : IEquatable<PriceIndex>
{
    private readonly EquatableArray<PriceSpec> _prices;
    private readonly Dictionary<(string Provider, string Model), PriceSpec> _byModel = [];

    public PriceIndex(IReadOnlyList<PricingFile> files)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        _prices = ordered.SelectMany(file => file.Prices).ToEquatableArray();
        foreach (var file in ordered)
        {
            foreach (var price in file.Prices)
            {
                // Of two price files for a provider, the first is used, in ordinal order of their paths.
                if (!_byModel.ContainsKey((file.Provider, price.Model)))
                {
                    _byModel.Add((file.Provider, price.Model), price);
                }
            }
        }
    }

    public PriceSpec? Of(ModelSpec model) => _byModel.TryGetValue((model.Provider, model.Model), out var price) ? price : null;

    public bool Equals(PriceIndex? other) => other is not null && _prices.Equals(other._prices);

    public override bool Equals(object? obj) => Equals(obj as PriceIndex);

    public override int GetHashCode() => _prices.GetHashCode();
}
