using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Checks whether a default is valid in its own schema.</summary>
public sealed class DefaultChecker(Func<int, DeclaredType> declared)
{
    // The compiler creates a node per byte of a long literal. A default longer than a long prompt is left to the provider.
    private const int MaxLiteral = 10_000;

    // With nested unions, the steps double at each level for a value that matches nowhere.
    private const int MaxSteps = 100_000;

    private const string TooLarge = "it is too large a number";

    private int _steps;

    /// <summary>The problem with the value, or null.</summary>
    public string? Problem(TypeRef type, ConstraintSpec constraints, JsonNode value)
    {
        if (++_steps > MaxSteps)
        {
            return "it is too deeply nested to be checked";
        }

        switch (type.Shape)
        {
            case TypeShape.Text or TypeShape.OpenEnum:
                return value.Kind != JsonKind.String ? "it is not a text" : Length(constraints, value.Text);
            case TypeShape.Integer or TypeShape.Int32:
                return value.Kind != JsonKind.Number ? "it is not a whole number"
                    : Numbers.ToDecimal(value.Text) is not { } whole ? TooLarge
                    : whole != decimal.Truncate(whole) ? "it is not a whole number"
                    : whole is < long.MinValue or > long.MaxValue ? TooLarge
                    : Range(constraints, value.Text);
            case TypeShape.Number:
                return value.Kind == JsonKind.Number ? Range(constraints, value.Text) : "it is not a number";
            case TypeShape.Boolean:
                return value.Kind is JsonKind.True or JsonKind.False ? null : "it is neither true nor false";
            case TypeShape.Enum:
                var listed = ((EnumSpec)declared(type.Declared)).Values;
                return EnumMember(listed, value) is null ? $"allowed are {string.Join(", ", listed.Select(item => item.Json))}" : null;
            case TypeShape.Object:
                return value.IsObject ? Members((ObjectSpec)declared(type.Declared), value) : "it is not an object";
            case TypeShape.Union:
                return ((UnionSpec)declared(type.Declared)).Branches.Any(branch => Problem(branch.Type, branch.Constraints, value) is null)
                    ? null
                    : "it matches none of the allowed shapes";
            case TypeShape.List:
                return value.Kind != JsonKind.Array ? "it is not an array"
                    : value.Items.Count < constraints.MinItems || value.Items.Count > constraints.MaxItems ? "it has too few or too many items"
                    : value.Items.Select(item => Problem(type.Item!, constraints.Items ?? ConstraintSpec.None, item)).FirstOrDefault(problem => problem is not null);
            case TypeShape.Map:
                return !value.IsObject ? "it is not an object"
                    : value.Members.Select(member => Problem(type.Item!, constraints.Items ?? ConstraintSpec.None, member.Value)).FirstOrDefault(problem => problem is not null);
            default:
                return null;
        }
    }

    /// <summary>The listed value that equals a JSON value: strings by text, numbers by numeric value.</summary>
    public static EnumValue? EnumMember(IEnumerable<EnumValue> values, JsonNode value) => values.FirstOrDefault(item => value.Kind switch
    {
        JsonKind.String => item.Json[0] == '"' && item.Text == value.Text,
        JsonKind.Number => item.Json[0] != '"' && Numbers.ToDecimal(item.Json) == Numbers.ToDecimal(value.Text),
        _ => false,
    });

    private string? Members(ObjectSpec type, JsonNode value)
    {
        foreach (var property in type.Properties)
        {
            if (value[property.WireName] is { } member)
            {
                if (!(member.Kind == JsonKind.Null && property.Nullable) && Problem(property.Type, property.Constraints, member) is { } problem)
                {
                    return $"'{property.WireName}': {problem}";
                }
            }
            else if (property.Required)
            {
                return $"'{property.WireName}' is missing";
            }
        }

        if (type.IsExactlyOne && value.Members.Count != 1)
        {
            return "it is not exactly one of its members";
        }

        return value.Members.FirstOrDefault(member => type.Properties.All(property => property.WireName != member.Key)) is { Key: { } unknown }
            ? $"'{unknown}' is not one of its properties"
            : null;
    }

    private static string? Length(ConstraintSpec constraints, string text)
    {
        // Characters, not UTF-16 units: a surrogate pair is one.
        var length = text.Count(c => !char.IsLowSurrogate(c));
        return length < constraints.MinLength ? "it is too short"
            : length > constraints.MaxLength ? "it is too long"
            : length > MaxLiteral ? $"a default in C# is at most {MaxLiteral.ToString(System.Globalization.CultureInfo.InvariantCulture)} characters long"
            : null;
    }

    private static string? Range(ConstraintSpec constraints, string literal)
    {
        if (Numbers.ToDecimal(literal) is not { } number)
        {
            return TooLarge;
        }

        return number < constraints.Minimum || number > constraints.Maximum || number <= constraints.ExclusiveMinimum || number >= constraints.ExclusiveMaximum
                ? "it is out of range"
            : constraints.MultipleOf is { } step && number % step != 0 ? $"it is not a multiple of {Numbers.ToLiteral(step)}"
            : null;
    }
}
