namespace Typed.Constraints;

/// <summary>States one line of a model's price table as it was when the model was last reviewed.</summary>
/// <param name="credits">The price of one output.</param>
/// <param name="when">Field names and wire values (without quotes) in turn; none for a flat price.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReviewedPriceRuleAttribute(double credits, params string[] when) : Attribute
{
    /// <summary>The price of one output.</summary>
    public double Credits { get; } = credits;

    /// <summary>Field names and wire values in turn.</summary>
    public IReadOnlyList<string> When { get; } = when;
}
