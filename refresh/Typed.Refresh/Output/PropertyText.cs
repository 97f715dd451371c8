using Typed.Refresh.Catalog;
using Typed.Schema.Emission;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.Output;

/// <summary>Describes a parameter in words: its type and its accepted values.</summary>
internal static class PropertyText
{
    /// <summary>The type on the wire.</summary>
    public static string Type(CatalogModel model, TypeRef type) => type.Shape switch
    {
        TypeShape.Text => "string",
        TypeShape.Integer or TypeShape.Int32 => "integer",
        TypeShape.Number => "number",
        TypeShape.Boolean => "boolean",
        TypeShape.Enum => model.Types.Enum(type).Values[0].Json[0] == '"' ? "string" : "number",
        TypeShape.OpenEnum => "string",
        TypeShape.Object => "object",
        TypeShape.Map => "object of " + Type(model, type.Item!),
        TypeShape.List => Type(model, type.Item!) + "[]",
        TypeShape.Union => string.Join(" or ", ((UnionSpec)model.Types.Declared(type)).Branches.Select(branch => Type(model, branch.Type)).Distinct(StringComparer.Ordinal)),
        _ => "any JSON",
    };

    /// <summary>The allowed values, ranges and lengths, as parts.</summary>
    public static IEnumerable<string> Limits(CatalogModel model, PropertySpec property)
    {
        var values = model.ValuesOf(property);
        if (values.Count > 0)
        {
            var isOpen = property.Type.Shape == TypeShape.OpenEnum;
            yield return string.Join(", ", values.Select(value => value.Json)) + (isOpen ? " or any other string" : property.Type.Shape == TypeShape.Union ? " or an object" : "");
        }

        foreach (var limit in Limits(property.Constraints, ""))
        {
            yield return limit;
        }

        if (property.Constraints.Items is { } items)
        {
            foreach (var limit in Limits(items, "each "))
            {
                yield return limit;
            }
        }

        if (property.Type.Shape == TypeShape.Object)
        {
            yield return "with " + string.Join(", ", ((ObjectSpec)model.Types.Declared(property.Type)).Properties.Select(member => member.WireName));
        }
    }

    private static IEnumerable<string> Limits(ConstraintSpec limits, string of)
    {
        if (Range(limits) is { } range)
        {
            yield return of + range;
        }

        if (limits.MultipleOf is { } step)
        {
            yield return $"{of}in steps of {Numbers.ToLiteral(step)}";
        }

        if (Count(limits.MinLength, limits.MaxLength) is { } characters)
        {
            yield return $"{of}{characters} characters";
        }

        if (limits.SoftMaxLength is { } soft)
        {
            yield return $"{of}at most {Literals.Int(soft)} characters according to the description, not the schema";
        }

        if (Count(limits.MinItems, limits.MaxItems) is { } items)
        {
            yield return $"{items} items";
        }

        if (limits.SoftMaxItems is { } softItems)
        {
            yield return $"at most {Literals.Int(softItems)} items according to the description, not the schema";
        }

        if (limits.UniqueItems)
        {
            yield return "unique items";
        }

        if (limits.Format is { } format)
        {
            yield return of + format;
        }

        if (limits.Pattern is { } pattern)
        {
            yield return $"{of}matching {pattern}";
        }
    }

    private static string? Range(ConstraintSpec limits)
    {
        var least = limits.Minimum is { } from ? $"from {Numbers.ToLiteral(from)}" : limits.ExclusiveMinimum is { } above ? $"above {Numbers.ToLiteral(above)}" : null;
        var most = limits.Maximum is { } to ? $"to {Numbers.ToLiteral(to)}" : limits.ExclusiveMaximum is { } below ? $"below {Numbers.ToLiteral(below)}" : null;
        return least is null && most is null ? null : string.Join(" ", new[] { least, most }.OfType<string>());
    }

    private static string? Count(int? least, int? most) => (least, most) switch
    {
        ({ } from, { } to) => from == to ? Literals.Int(from) : $"{Literals.Int(from)} to {Literals.Int(to)}",
        ({ } from, null) => $"at least {Literals.Int(from)}",
        (null, { } to) => $"at most {Literals.Int(to)}",
        _ => null,
    };
}
