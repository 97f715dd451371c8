using Typed.Specification;

namespace Typed.Constraints;

/// <summary>States a property's name on the wire and its constraints. What is not set is not constrained.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ParamAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>What the field is for, where its name says so.</summary>
    public ParamRole Role { get; set; }

    /// <summary>The documented default as JSON.</summary>
    public string? Default { get; set; }

    /// <summary>The kind of media that the URL or list of URLs points to: <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public string? Media { get; set; }

    /// <summary>The least number allowed; of items for a list of numbers.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest number allowed; of items for a list of numbers.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>The number that a value must be above.</summary>
    public double ExclusiveMinimum { get; set; } = double.NegativeInfinity;

    /// <summary>The number that a value must be below.</summary>
    public double ExclusiveMaximum { get; set; } = double.PositiveInfinity;

    /// <summary>The step of a number, as a decimal: 0.3 is three steps of 0.1.</summary>
    public double MultipleOf { get; set; }

    /// <summary>The least length of a text, in Unicode characters.</summary>
    public int MinLength { get; set; }

    /// <summary>The greatest length of a text, in Unicode characters.</summary>
    public int MaxLength { get; set; } = int.MaxValue;

    /// <summary>The greatest length of a text that is stated in prose only.</summary>
    public int SoftMaxLength { get; set; } = int.MaxValue;

    /// <summary>A regular expression that a text must match somewhere.</summary>
    public string? Pattern { get; set; }

    /// <summary>The format of a text, such as <c>uri</c>.</summary>
    public string? Format { get; set; }

    /// <summary>The least number of items.</summary>
    public int MinItems { get; set; }

    /// <summary>The greatest number of items.</summary>
    public int MaxItems { get; set; } = int.MaxValue;

    /// <summary>The greatest number of items that is stated in prose only.</summary>
    public int SoftMaxItems { get; set; } = int.MaxValue;

    /// <summary>Whether no two items may be equal.</summary>
    public bool UniqueItems { get; set; }

    /// <summary>The place of a named input slot among the model's slots, from 0; -1 for a property that is no slot.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether the value changes the price, where the provider says.</summary>
    public CostEffect CostEffect { get; set; }
}
