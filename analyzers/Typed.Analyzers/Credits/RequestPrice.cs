namespace Typed.Analyzers.Credits;

/// <summary>What a request costs by its model's price table, as far as the code says.</summary>
internal enum PriceKind
{
    /// <summary>A value that the price depends on isn't known.</summary>
    NotKnown,

    /// <summary>The price is known.</summary>
    Known,

    /// <summary>All values are known, and the table has no line for them.</summary>
    NoLine,

    /// <summary>There is no price table.</summary>
    NoTable,
}

/// <summary>The price, or why there is none.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Least">The least credits.</param>
/// <param name="Most">The most credits, where the number of outputs is known only afterwards.</param>
internal sealed record RequestPrice(PriceKind Kind, decimal Least = 0, decimal Most = 0);
