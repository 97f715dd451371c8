using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the field table that writing, reading, validation and pricing use.</summary>
public static class FieldEmitter
{
    /// <summary>The table of an object's properties as JSON, as the runtime reads it.</summary>
    public static TableWriter Rows(TypeExpressions types, IEnumerable<PropertySpec> properties)
    {
        var table = new TableWriter().Open('[');
        foreach (var property in properties)
        {
            Field(table, types, property, isOuter: true);
        }

        return table.Close(']');
    }

    /// <summary>The part of the fields that the analyzers need, or null if no property has a constraint. The values of enums are at the enums.</summary>
    public static TableWriter? Facts(IEnumerable<PropertySpec> properties)
    {
        var constrained = properties.Where(IsConstrained).ToList();
        if (constrained.Count == 0)
        {
            return null;
        }

        var table = new TableWriter().Open('[');
        foreach (var property in constrained)
        {
            table.Open('{').Text("name", property.WireName).Text("kind", TypeExpressions.Kind(property.Type));
            Facts(table, property);
            Facts(table, property.Type, property.Constraints);
            table.Close('}');
        }

        return table.Close(']');
    }

    /// <summary>The part of one shape of a union that the analyzers need, or null if it has no constraint or a value may be meant for another shape.</summary>
    public static TableWriter? Facts(TypeExpressions types, UnionSpec union, UnionBranch branch)
    {
        var json = JsonTypes(types, branch.Type);
        if (branch.Constraints.Equals(ConstraintSpec.None) || union.Branches.Any(other => other != branch && JsonTypes(types, other.Type).Overlaps(json)))
        {
            return null;
        }

        var table = new TableWriter().Open('[').Open('{').Text("name", union.Field).Text("kind", TypeExpressions.Kind(branch.Type));
        Facts(table, branch.Type, branch.Constraints);
        return table.Close('}').Close(']');
    }

    public static string Table(TypeExpressions types, UnionSpec union)
    {
        var table = new TableWriter().Open('[');
        foreach (var branch in union.Branches)
        {
            table.Open('{').Text("name", union.Field).Text("kind", TypeExpressions.Kind(branch.Type));
            Constraints(table, types, branch.Type, branch.Constraints);
            table.Close('}');
        }

        return types.Tables.Of(table.Close(']'));
    }

    /// <summary>An enum's numbers and wire values only.</summary>
    public static TableWriter Values(EnumSpec type) => Values(new TableWriter().Open('['), type).Close(']');

    private static TableWriter Values(TableWriter table, EnumSpec type)
    {
        foreach (var value in type.Values)
        {
            table.Open('[').Number(null, value.Number).Json(null, value.Json).Close(']');
        }

        return table;
    }

    private static void Field(TableWriter table, TypeExpressions types, PropertySpec property, bool isOuter)
    {
        table.Open('{').Text("name", property.WireName).Text("kind", TypeExpressions.Kind(property.Type))
            .Flag("required", property.Required)
            .Flag("nullable", property.Nullable);
        Facts(table, property);
        Constraints(table, types, property.Type, property.Constraints, isOuter);
        table.Close('}');
    }

    private static bool IsConstrained(PropertySpec property) =>
        property.Role != FieldRole.None || property.Default is not null || property.Media is not null || property.Slot >= 0 || property.ChangesCost is not null
        || !property.Constraints.Equals(ConstraintSpec.None);

    private static void Facts(TableWriter table, PropertySpec property) => table
        .Text("role", property.Role == FieldRole.None ? null : property.Role.ToString())
        .Json("default", property.Default)
        .Text("media", property.Media)
        .Number("slot", property.Slot >= 0 ? property.Slot : null)
        // The names of the runtime's CostEffect.
        .Text("cost", property.ChangesCost switch { true => "ChangesCost", false => "None", null => null });

    private static void Facts(TableWriter table, TypeRef type, ConstraintSpec constraints)
    {
        Limits(table, constraints);
        if (constraints.Items is { } items && type.Item is { } item)
        {
            table.Open('{', "items").Text("kind", TypeExpressions.Kind(item));
            Facts(table, item, items);
            table.Close('}');
        }
    }

    // By the first character of a value in JSON; any digit stands for a number.
    private static HashSet<char> JsonTypes(TypeExpressions types, TypeRef type) => type.Shape switch
    {
        TypeShape.Enum => [.. types.Enum(type).Values.Select(value => value.Json[0] is '"' or '[' or '{' or 't' or 'f' ? value.Json[0] : '0')],
        TypeShape.Text => ['"'],
        TypeShape.Boolean => ['t', 'f'],
        TypeShape.Integer or TypeShape.Int32 or TypeShape.Number => ['0'],
        TypeShape.List => ['['],
        _ => ['{'],
    };

    private static void Limits(TableWriter table, ConstraintSpec constraints)
    {
        foreach (var constraint in Constraint.All)
        {
            table.Value(constraint.Name, constraints[constraint]);
        }
    }

    // One level deep: prices and rules may refer to a nested object's members, and a schema may refer to itself.
    private static void Nested(TableWriter table, TypeExpressions types, TypeRef type)
    {
        var nested = (ObjectSpec)types.Declared(type);
        table.Flag("exactlyOne", nested.IsExactlyOne).Open('[', "fields");
        foreach (var property in nested.Properties)
        {
            Field(table, types, property, isOuter: false);
        }

        table.Close(']');
    }

    private static void Constraints(TableWriter table, TypeExpressions types, TypeRef type, ConstraintSpec constraints, bool isOuter = false)
    {
        if (type.Shape == TypeShape.Object && isOuter)
        {
            Nested(table, types, type);
        }

        // For the schema that an API document shows.
        if (type.Shape == TypeShape.Union && isOuter)
        {
            table.Open('[', "branches");
            foreach (var branch in ((UnionSpec)types.Declared(type)).Branches)
            {
                table.Open('{').Text("kind", TypeExpressions.Kind(branch.Type));
                Constraints(table, types, branch.Type, branch.Constraints, isOuter: branch.Type.Shape == TypeShape.Object);
                table.Close('}');
            }

            table.Close(']');
        }

        if (type.Shape == TypeShape.Enum)
        {
            types.ListedEnums.Add(types.Enum(type));
            Values(table.Open('[', "values"), types.Enum(type)).Close(']');
        }

        Limits(table, constraints);
        if (type.Item is { } item)
        {
            table.Open('{', "items").Text("kind", TypeExpressions.Kind(item));
            Constraints(table, types, item, constraints.Items ?? ConstraintSpec.None, isOuter);
            table.Close('}');
        }
    }
}
