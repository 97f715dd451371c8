using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Finds a model's prices and rules with their locations, to report problems. Instances are equal if texts and locations are.</summary>
public sealed class PlaceIndex : IEquatable<PlaceIndex>
{
    private readonly EquatableArray<PricingFile> _pricing;
    private readonly EquatableArray<RulesFile> _rules;
    private readonly Dictionary<(string Provider, string Model), (string Path, PriceSpec Prices, PricePlaces Places)> _prices = [];
    private readonly ILookup<(string Provider, string Model), (string Path, RulePlace Rule)> _rulesByModel;

    public PlaceIndex(IReadOnlyList<PricingFile> pricing, IReadOnlyList<RulesFile> rules)
    {
        _pricing = pricing.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray();
        _rules = rules.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray();
        foreach (var file in _pricing)
        {
            for (var i = 0; i < file.Prices.Count; i++)
            {
                var key = (file.Provider, file.Prices[i].Model);
                if (!_prices.ContainsKey(key))
                {
                    _prices.Add(key, (file.Path, file.Prices[i], file.Places[i]));
                }
            }
        }

        _rulesByModel = _rules
            .SelectMany(file => file.Places.Select(rule => (Key: (file.Provider, rule.Model), Value: (file.Path, rule))))
            .ToLookup(item => item.Key, item => item.Value);
    }

    public (string Path, PriceSpec Prices, PricePlaces Places)? PricesOf(ModelSpec model) =>
        _prices.TryGetValue((model.Provider, model.Model), out var found) ? found : null;

    public IEnumerable<(string Path, RulePlace Rule)> RulesOf(ModelSpec model) => _rulesByModel[(model.Provider, model.Model)];

    public bool Equals(PlaceIndex? other) => other is not null && _pricing.Equals(other._pricing) && _rules.Equals(other._rules);

    public override bool Equals(object? obj) => Equals(obj as PlaceIndex);

    public override int GetHashCode() => unchecked((_pricing.GetHashCode() * 31) + _rules.GetHashCode());
}
