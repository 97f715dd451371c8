namespace Typed;

/// <summary>A combination for which the provider states different prices: which one holds is not known.</summary>
/// <param name="Statement">Which prices, and where they stand.</param>
/// <param name="When">Field names and wire texts in turn.</param>
public sealed record PriceContradiction(string Statement, params string[] When);
