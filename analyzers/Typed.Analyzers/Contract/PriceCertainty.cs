namespace Typed.Analyzers.Contract;

/// <summary>The numeric values of <c>Typed.CostCertainty</c>, which analyzers see as constants in attributes.</summary>
internal enum PriceCertainty
{
    Unknown = 0,
    Exact = 1,
    Typical = 2,
    Superseded = 3,
    Contradictory = 4,
}
