namespace Typed.Schema.Matching;

/// <summary>What the provider's other files say about models.</summary>
public sealed record ModelTables(PriceIndex Prices, RuleIndex Rules, ReviewedIndex Reviewed);
