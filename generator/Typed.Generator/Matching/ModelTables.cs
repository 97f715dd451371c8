namespace Typed.Generator.Matching;

/// <summary>What the provider's other files say about models. One value, so that one step combines it with each model.</summary>
internal sealed record ModelTables(PriceIndex Prices, RuleIndex Rules, ReviewedIndex Reviewed);
