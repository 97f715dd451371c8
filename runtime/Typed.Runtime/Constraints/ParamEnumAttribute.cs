using Typed.Specification;

namespace Typed.Constraints;

/// <summary>Marks an enum as the allowed values of one field of one model.</summary>
/// <param name="field">The field's name on the wire.</param>
/// <param name="wire">The exact wire form of each member as JSON, in the order of the members. Strings include their quotes: "5" and 5 are different.</param>
/// <remarks>
/// One attribute covers all members: compile time grows with the number of attributes, and there are thousands of members. The model is that of the record that the enum's JSON
/// converter names, so that enums with equal values have equal attributes, which an assembly stores once.
/// </remarks>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ParamEnumAttribute(string field, params string[] wire) : Attribute
{
    /// <summary>The field's name on the wire.</summary>
    public string Field { get; } = field;

    /// <summary>The exact wire form of each member as JSON, in the order of the members.</summary>
    public IReadOnlyList<string> Wire { get; } = wire;

    /// <summary>The provider's key, if the enum's JSON converter does not name the record.</summary>
    public string? Provider { get; set; }

    /// <summary>The model's name, if the enum's JSON converter does not name the record.</summary>
    public string? Model { get; set; }

    /// <summary>The purpose of the field. For <see cref="ParamRole.Duration"/>, the members' numbers are seconds.</summary>
    public ParamRole Role { get; set; }
}
