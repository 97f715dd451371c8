namespace Typed.Refresh.Diff.Changes;

/// <summary>The effect of a change on code that uses the model. The order is that of the reports.</summary>
internal enum ChangeClass
{
    /// <summary>Valid code may no longer compile, or its request is rejected.</summary>
    Breaking,

    /// <summary>A request that omits the field now has a different meaning.</summary>
    DefaultChanged,

    /// <summary>The price of the same request changes, or the certainty of the price table.</summary>
    PriceChanged,

    /// <summary>More is possible; valid code remains valid.</summary>
    Widened,

    /// <summary>Only texts change.</summary>
    Documentation,
}
