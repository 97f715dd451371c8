namespace Typed.Constraints;

/// <summary>States what holds for all lines of a model's price table.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PriceTableAttribute : Attribute
{
    /// <summary>What is counted, such as <c>credits</c>.</summary>
    public string Unit { get; set; } = "credits";

    /// <summary>The field that says how many outputs are made; null where it is always one.</summary>
    public string? CountField { get; set; }

    /// <summary>The field that says how many times the count may be made at most.</summary>
    public string? UpToField { get; set; }

    /// <summary>How sure the prices are.</summary>
    public CostCertainty Certainty { get; set; }

    /// <summary>The date that the provider's table bears.</summary>
    public string? AsOf { get; set; }
}
