namespace Typed.Constraints;

/// <summary>States one row of a model's price table.</summary>
/// <param name="credits">The price of one output; the highest one if the sources differ.</param>
/// <param name="when">Alternating field names and wire values (without quotes); empty for a flat price.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PriceRuleAttribute(double credits, params string[] when) : Attribute
{
    /// <summary>The price of one output; the highest one if the sources differ.</summary>
    public double Credits { get; } = credits;

    /// <summary>The lowest price that a source states, if the sources differ; otherwise not a number.</summary>
    public double AtLeast { get; set; } = double.NaN;

    /// <summary>Alternating field names and wire values.</summary>
    public IReadOnlyList<string> When { get; } = when;
}
