using Typed.Specification;

namespace Typed.Constraints;

/// <summary>Marks an enum as the allowed values of one field of one model.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The model's name as the provider spells it.</param>
/// <param name="field">The field's name on the wire.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ParamEnumAttribute(string provider, string model, string field) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The field's name on the wire.</summary>
    public string Field { get; } = field;

    /// <summary>What the field is for. For <see cref="ParamRole.Duration"/> the members' numbers are seconds.</summary>
    public ParamRole Role { get; set; }
}
