namespace Typed.Constraints;

/// <summary>States the facts that apply to all rows of a model's price table.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PriceTableAttribute : Attribute
{
    /// <summary>The unit of the prices, such as <c>credits</c>.</summary>
    public string Unit { get; set; } = "credits";

    /// <summary>The field that sets the number of outputs; null if it is always one.</summary>
    public string? CountField { get; set; }

    /// <summary>The field that sets by how much the number of outputs can be multiplied at most.</summary>
    public string? UpToField { get; set; }

    /// <summary>How certain the prices are.</summary>
    public CostCertainty Certainty { get; set; }

    /// <summary>The date of the provider's table.</summary>
    public string? AsOf { get; set; }
}
