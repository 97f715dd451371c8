namespace Typed.Schema.Specification;

/// <summary>One property of an object.</summary>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Member">The C# name.</param>
/// <param name="Type">Its type.</param>
public sealed record PropertySpec(string WireName, string Member, TypeRef Type)
{
    public bool Required { get; init; }

    /// <summary>Whether JSON null is a value that the schema allows.</summary>
    public bool Nullable { get; init; }

    public ConstraintSpec Constraints { get; init; } = ConstraintSpec.None;

    /// <summary>The default as compact JSON, where the schema has one that it also allows.</summary>
    public string? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>The kind of media that a URL points to.</summary>
    public string? Media { get; init; }

    public FieldRole Role { get; init; }

    /// <summary>The place among the model's named input slots, or -1.</summary>
    public int Slot { get; init; } = -1;

    public bool Deprecated { get; init; }

    /// <summary>Whether the value changes the price, where the provider says.</summary>
    public CostEffect CostEffect { get; init; }
}

/// <summary>Whether a field changes the price. The names are those of the runtime's <c>CostEffect</c>.</summary>
public enum CostEffect
{
    Unknown,
    None,
    ChangesCost,
}

/// <summary>What a field is for, by its name. The names are those of the runtime's <c>ParamRole</c>.</summary>
public enum FieldRole
{
    None,
    Duration,
    Resolution,
    AspectRatio,
}
