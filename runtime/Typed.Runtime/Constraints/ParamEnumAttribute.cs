using Typed.Specification;

namespace Typed.Constraints;

/// <summary>Marks an enum as the allowed values of one field of one model.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The model's name as the provider spells it.</param>
/// <param name="field">The field's name on the wire.</param>
/// <param name="wire">The exact form of each member on the wire, in the order of the members: JSON, a string with its quotes. "5" and 5 are different things.</param>
/// <remarks>One attribute for all members: the compiler's time goes by the number of attributes, and there are thousands of members.</remarks>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ParamEnumAttribute(string provider, string model, string field, params string[] wire) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The field's name on the wire.</summary>
    public string Field { get; } = field;

    /// <summary>The exact form of each member on the wire, in the order of the members, as JSON.</summary>
    public IReadOnlyList<string> Wire { get; } = wire;

    /// <summary>What the field is for. For <see cref="ParamRole.Duration"/> the members' numbers are seconds.</summary>
    public ParamRole Role { get; set; }
}
