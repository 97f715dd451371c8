namespace Typed.Generator.Matching;

/// <summary>What the provider's other files say about models.</summary>
internal sealed record ModelTables(PriceIndex Prices, RuleIndex Rules, ReviewedIndex Reviewed);
