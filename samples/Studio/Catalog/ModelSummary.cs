using Typed;

namespace Studio.Catalog;

/// <summary>A model in the list.</summary>
internal sealed record ModelSummary(string Provider, string Name, string Kind, decimal? PriceFrom, decimal? PriceTo, string? PricePer, string? Certainty)
{
    public static ModelSummary Of(ModelInfo model)
    {
        var prices = model.Prices is { Certainty: not CostCertainty.Unknown, Rules.Length: > 0 } table ? table : null;
        return new ModelSummary(
            model.Provider,
            model.Name,
            model.Kind.Value,
            prices?.Rules.Min(rule => rule.AtLeast ?? rule.Credits),
            prices?.Rules.Max(rule => rule.Credits),
            prices?.Per,
            prices?.Certainty.ToString().ToLowerInvariant());
    }
}
