namespace Typed.Schema.Specification;

/// <summary>The certainty of prices. Names and numbers are those of the runtime's <c>CostCertainty</c>: generated tables state them, and the analyzers read them.</summary>
public enum PriceCertainty
{
    Unknown = 0,
    Exact = 1,
    Typical = 2,
    Superseded = 3,
    Contradictory = 4,
}
