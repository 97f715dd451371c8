namespace Typed.Constraints;

/// <summary>States one row of a model's price table at the last review of the model.</summary>
/// <param name="credits">The price of one output.</param>
/// <param name="when">Alternating field names and wire values (without quotes); empty for a flat price.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReviewedPriceRuleAttribute(double credits, params string[] when) : Attribute
{
    /// <summary>The price of one output.</summary>
    public double Credits { get; } = credits;

    /// <summary>Alternating field names and wire values.</summary>
    public IReadOnlyList<string> When { get; } = when;
}
