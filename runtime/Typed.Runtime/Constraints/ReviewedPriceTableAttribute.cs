namespace Typed.Constraints;

/// <summary>States what held for all prices of a model when it was last reviewed. It stands only where the prices are others now.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReviewedPriceTableAttribute : Attribute
{
    /// <summary>The day of the review, as <c>yyyy-MM-dd</c>.</summary>
    public string? Reviewed { get; set; }

    /// <summary>The field that said how many outputs are made; null where it was always one.</summary>
    public string? CountField { get; set; }

    /// <summary>The field that said how many times the count may be made at most.</summary>
    public string? UpToField { get; set; }
}
