namespace Typed.Schema.Matching;

/// <summary>The data about models in the provider's other files.</summary>
public sealed record ModelTables(PriceIndex Prices, RuleIndex Rules, ReviewedIndex Reviewed);
