namespace Typed.Schema.Specification;

/// <summary>One property of an object.</summary>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Member">The C# name.</param>
/// <param name="Type">Its type.</param>
public sealed record PropertySpec(string WireName, string Member, TypeRef Type)
{
    public bool Required { get; init; }

    /// <summary>Whether the schema allows JSON null.</summary>
    public bool Nullable { get; init; }

    public ConstraintSpec Constraints { get; init; } = ConstraintSpec.None;

    /// <summary>The default as compact JSON, if the schema has one and also allows it.</summary>
    public string? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>The kind of media that a URL points to.</summary>
    public string? Media { get; init; }

    public FieldRole Role { get; init; }

    /// <summary>The position among the model's named input slots, or -1.</summary>
    public int Slot { get; init; } = -1;

    public bool Deprecated { get; init; }

    /// <summary>Whether the value changes the price; null if the provider does not state it.</summary>
    public bool? ChangesCost { get; init; }
}
