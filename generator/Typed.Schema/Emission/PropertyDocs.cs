using System.Globalization;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes a property's documentation: the description, the allowed values, and the default.</summary>
public static class PropertyDocs
{
    // An enum's members list its values; a comment with a thousand values would not help.
    private const int MaxListed = 24;

    public static string Text(TypeExpressions types, PropertySpec property)
    {
        var parts = new List<string>();
        if (property.Required && !types.IsFixed(property))
        {
            parts.Add("Required.");
        }

        parts.Add(Docs.Sentence(property.Description, $"The parameter {property.WireName}."));
        if (property.Type.Shape is TypeShape.Enum or TypeShape.OpenEnum)
        {
            var type = types.Enum(property.Type);
            var listed = string.Join(", ", type.Values.Take(MaxListed).Select(value => value.Json)) + (type.Values.Count > MaxListed ? ", …" : "");
            parts.Add((type.IsOpen ? "Listed: " : "Allowed: ") + listed + (type.IsOpen ? "; any other text is taken too." : "."));
        }

        parts.AddRange(Limits(property.Constraints));
        if (property.Default is { } json)
        {
            parts.Add($"Default: {json}.");
        }

        if (property.Slot >= 0)
        {
            parts.Add($"Input slot {Literals.Int(property.Slot + 1)}" + (property.Slot > 0 ? "; needs the earlier ones." : "."));
        }

        if (property.ChangesCost is { } changesCost)
        {
            parts.Add(changesCost ? "Changes the cost." : "Does not change the cost.");
        }

        return string.Join(" ", parts);
    }

    private static IEnumerable<string> Limits(ConstraintSpec constraints) =>
        Constraint.All.Select(constraint => Limit(constraints, constraint)).OfType<string>();

    // A lower bound is said together with the upper one.
    private static string? Limit(ConstraintSpec constraints, Constraint constraint)
    {
        if (constraint == Constraint.Minimum)
        {
            return Range(constraints);
        }

        if (constraint == Constraint.MinLength)
        {
            return Count(constraints.MinLength, constraints.MaxLength) is { } length ? $"{length} characters." : null;
        }

        if (constraint == Constraint.MinItems)
        {
            return Count(constraints.MinItems, constraints.MaxItems) is { } count ? $"{count} items." : null;
        }

        return constraint.Words is { } words && constraints[constraint] is { } value
            ? char.ToUpperInvariant(words[0]) + string.Format(CultureInfo.InvariantCulture, words.Substring(1), Text(value)) + "."
            : null;
    }

    private static string? Range(ConstraintSpec constraints)
    {
        var least = Bound(constraints.Minimum, "from ") ?? Bound(constraints.ExclusiveMinimum, "above ");
        var most = Bound(constraints.Maximum, "to ") ?? Bound(constraints.ExclusiveMaximum, "below ");
        return least is null && most is null ? null : $"Allowed: {string.Join(" ", new[] { least, most }.OfType<string>())}.";
    }

    private static string? Text(object value) => value is decimal number ? Reading.Numbers.ToLiteral(number) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string? Bound(decimal? value, string word) => value is { } number ? word + Reading.Numbers.ToLiteral(number) : null;

    private static string? Count(int? least, int? most) => (least, most) switch
    {
        ({ } from, { } to) => $"{Literals.Int(from)} to {Literals.Int(to)}",
        ({ } from, null) => $"At least {Literals.Int(from)}",
        (_, { } to) => $"At most {Literals.Int(to)}",
        _ => null,
    };
}
