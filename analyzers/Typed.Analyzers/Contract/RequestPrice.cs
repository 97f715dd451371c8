namespace Typed.Analyzers.Contract;

/// <summary>The kind of result of a price lookup in the model's price table.</summary>
internal enum PriceKind
{
    /// <summary>A value that the price depends on is unknown.</summary>
    NotKnown,

    /// <summary>The price is known.</summary>
    Known,

    /// <summary>All values are known, but the table has no line for them.</summary>
    NoLine,

    /// <summary>There is no price table.</summary>
    NoTable,
}

/// <summary>The price, or the reason why there is none.</summary>
/// <param name="Kind">The kind of result.</param>
/// <param name="Least">The minimum credits.</param>
/// <param name="Most">The maximum credits, if the number of outputs is known only afterwards or the sources differ.</param>
/// <param name="Differs">Whether the sources state different prices.</param>
internal sealed record RequestPrice(PriceKind Kind, decimal Least = 0, decimal Most = 0, bool Differs = false)
{
    /// <summary>The credits to compare with a budget: what the request certainly costs, or the highest price if the sources differ.</summary>
    public decimal Budgeted => Differs ? Most : Least;
}
