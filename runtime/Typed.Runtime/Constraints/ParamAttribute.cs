using Typed.Specification;

namespace Typed.Constraints;

/// <summary>States a property's wire name and its constraints. A constraint that is not set does not apply.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ParamAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The purpose of the field, if its name indicates one.</summary>
    public ParamRole Role { get; set; }

    /// <summary>The documented default, as JSON.</summary>
    public string? Default { get; set; }

    /// <summary>The kind of media that the URL or list of URLs points to: <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public string? Media { get; set; }

    /// <summary>The minimum of a number, or of each item in a list of numbers.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The maximum of a number, or of each item in a list of numbers.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>The exclusive minimum: values must be greater.</summary>
    public double ExclusiveMinimum { get; set; } = double.NegativeInfinity;

    /// <summary>The exclusive maximum: values must be less.</summary>
    public double ExclusiveMaximum { get; set; } = double.PositiveInfinity;

    /// <summary>The step of a number, in decimal arithmetic: 0.3 is three steps of 0.1.</summary>
    public double MultipleOf { get; set; }

    /// <summary>The minimum length of a string, in Unicode characters.</summary>
    public int MinLength { get; set; }

    /// <summary>The maximum length of a string, in Unicode characters.</summary>
    public int MaxLength { get; set; } = int.MaxValue;

    /// <summary>The maximum length of a string that is stated only in prose.</summary>
    public int SoftMaxLength { get; set; } = int.MaxValue;

    /// <summary>A regular expression that must match somewhere in the string.</summary>
    public string? Pattern { get; set; }

    /// <summary>The format of a string, such as <c>uri</c>.</summary>
    public string? Format { get; set; }

    /// <summary>The minimum number of items.</summary>
    public int MinItems { get; set; }

    /// <summary>The maximum number of items.</summary>
    public int MaxItems { get; set; } = int.MaxValue;

    /// <summary>The maximum number of items that is stated only in prose.</summary>
    public int SoftMaxItems { get; set; } = int.MaxValue;

    /// <summary>Whether all items must be different.</summary>
    public bool UniqueItems { get; set; }

    /// <summary>The zero-based position among the model's named input slots; -1 if the property is not a slot.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether the value changes the price, if the provider says so.</summary>
    public CostEffect CostEffect { get; set; }
}
