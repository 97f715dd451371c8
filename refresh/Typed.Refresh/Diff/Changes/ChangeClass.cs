namespace Typed.Refresh.Diff.Changes;

/// <summary>What a change means for code that uses the model. The order is that of the reports.</summary>
internal enum ChangeClass
{
    /// <summary>Code that was right may no longer compile, or its request is refused.</summary>
    Breaking,

    /// <summary>A request that leaves the field out asks for something else.</summary>
    DefaultChanged,

    /// <summary>The same request costs another amount, or the table is sure of it in another way.</summary>
    PriceChanged,

    /// <summary>More is possible; what was right stays right.</summary>
    Widened,

    /// <summary>Texts only.</summary>
    Documentation,
}
