namespace Typed;

/// <summary>A combination of values for which the provider states conflicting prices. The valid price is unknown.</summary>
/// <param name="Statement">The conflicting prices and their sources.</param>
/// <param name="When">Alternating field names and wire texts.</param>
public sealed record PriceContradiction(string Statement, params string[] When);
