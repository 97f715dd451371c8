using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A type that a model declares in addition to its record.</summary>
/// <param name="Suffix">The suffix after the model's name in the type's name.</param>
/// <param name="Description">The schema's description.</param>
public abstract record DeclaredType(string Suffix, string? Description);

/// <summary>One allowed value.</summary>
/// <param name="Member">The C# name.</param>
/// <param name="Number">The number of the enum member, which depends only on the value, never on its position; seconds for a duration.</param>
/// <param name="Text">The value as readable text.</param>
/// <param name="Json">The value on the wire.</param>
public sealed record EnumValue(string Member, int Number, string Text, string Json);

/// <summary>The allowed values of a field.</summary>
/// <param name="Suffix">The suffix after the model's name.</param>
/// <param name="Description">The schema's description.</param>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Role">The field's role.</param>
/// <param name="IsOpen">Whether any other text is allowed too.</param>
/// <param name="Values">The values in the schema's order.</param>
public sealed record EnumSpec(string Suffix, string? Description, string Field, FieldRole Role, bool IsOpen, EquatableArray<EnumValue> Values)
    : DeclaredType(Suffix, Description)
{
    /// <summary>The suffix of the class that creates a duration from seconds, after the enum's name.</summary>
    public const string SecondsSuffix = "s";

    /// <summary>The suffix of the enum's JSON converter, after the enum's name.</summary>
    public const string ConverterSuffix = "JsonConverter";

    /// <summary>The suffixes of an enum's companion classes, after its name.</summary>
    public static string[] CompanionsOf(FieldRole role, bool isOpen) =>
        isOpen ? [] : role == FieldRole.Duration ? [SecondsSuffix, ConverterSuffix] : [ConverterSuffix];
}

/// <summary>A nested object.</summary>
/// <param name="Suffix">The suffix after the model's name.</param>
/// <param name="Description">The schema's description.</param>
/// <param name="Properties">Its properties, required ones first.</param>
public sealed record ObjectSpec(string Suffix, string? Description, EquatableArray<PropertySpec> Properties)
    : DeclaredType(Suffix, Description)
{
    /// <summary>Whether exactly one of the properties, all of them texts, is set: a closed type with a factory for each.</summary>
    public bool IsExactlyOne { get; init; }

    /// <summary>Whether it is the runtime's own <c>MediaInput</c>, so that nothing is declared.</summary>
    public bool IsMediaInput => IsExactlyOne && MediaInputShape.Matches(Properties);
}

/// <summary>One shape of a union.</summary>
/// <param name="Name">The C# name of the accessor.</param>
/// <param name="Type">The shape's type.</param>
/// <param name="Constraints">The constraints of the shape.</param>
public sealed record UnionBranch(string Name, TypeRef Type, ConstraintSpec Constraints);

/// <summary>A value that is one of several shapes.</summary>
/// <param name="Suffix">The suffix after the model's name.</param>
/// <param name="Description">The schema's description.</param>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Branches">The shapes in the schema's order.</param>
public sealed record UnionSpec(string Suffix, string? Description, string Field, EquatableArray<UnionBranch> Branches)
    : DeclaredType(Suffix, Description);
