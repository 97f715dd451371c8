namespace Typed;

/// <summary>What one source states about a price on which the sources differ.</summary>
/// <param name="Statement">The statement, such as <c>8 credits, as the price and in the status sample</c>.</param>
/// <param name="Source">The page.</param>
public sealed record PriceStatement(string Statement, string Source);
