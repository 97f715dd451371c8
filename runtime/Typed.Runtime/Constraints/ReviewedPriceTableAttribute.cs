namespace Typed.Constraints;

/// <summary>States the facts that applied to all prices of a model at its last review. Present only if the prices have changed since.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReviewedPriceTableAttribute : Attribute
{
    /// <summary>The date of the review, as <c>yyyy-MM-dd</c>.</summary>
    public string? Reviewed { get; set; }

    /// <summary>The field that set the number of outputs; null if it was always one.</summary>
    public string? CountField { get; set; }

    /// <summary>The field that set by how much the number of outputs could be multiplied at most.</summary>
    public string? UpToField { get; set; }
}
