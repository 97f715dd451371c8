using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the common parts of a model's record and its nested objects: properties, field table, a write method and a read method.</summary>
public static class RecordEmitter
{
    /// <summary>A property's C# name, which must differ from the name of its containing type.</summary>
    public static string MemberName(PropertySpec property, string typeName, EquatableArray<PropertySpec> siblings)
    {
        if (property.Member != typeName)
        {
            return property.Member;
        }

        var name = property.Member + "Parameter";
        // No name that is read from a schema has this ending.
        return siblings.Any(other => other.Member == name) ? name + "_" : name;
    }

    public static void FieldTable(SourceWriter writer, TypeExpressions types, EquatableArray<PropertySpec> properties)
    {
        writer.Line($"private static readonly global::Typed.Specification.ParamField[] s_fields = global::Typed.Specification.ParamTable.Fields({types.Tables.Of(FieldEmitter.Rows(types, properties))});");
    }

    public static void Properties(SourceWriter writer, TypeExpressions types, string typeName, EquatableArray<PropertySpec> properties)
    {
        foreach (var property in properties)
        {
            Docs.Summary(writer, PropertyDocs.Text(types, property));
            if (property.Deprecated)
            {
                writer.Line($"[global::System.Obsolete({Literals.Text($"The provider marks '{property.WireName}' as deprecated.")})]");
            }

            writer.Line(AttributeEmitter.Param(property));
            var type = types.Of(property.Type) + (property.Required && !property.Nullable ? "" : "?");
            var isFixed = types.IsFixed(property);
            var initializer = isFixed ? $"{types.Qualified(types.Enum(property.Type))}.{types.Enum(property.Type).Values[0].Member}"
                : property.Required ? null
                : DefaultEmitter.Expression(types, property);
            writer.Line($"public {(property.Required && !isFixed ? "required " : "")}{type} {MemberName(property, typeName, properties)} {types.Accessors}" + (initializer is null ? "" : $" = {initializer};"));
            writer.Line();
        }
    }

    /// <summary>An object initializer: with a separate constructor, each default would be compiled twice.</summary>
    public static void Read(SourceWriter writer, TypeExpressions types, string typeName, EquatableArray<PropertySpec> properties)
    {
        // Explicit, so that a parameter may be named Read.
        using (writer.Braces($"static global::Typed.ParamsObject global::Typed.Reading.IReadableParams.Read(global::Typed.Reading.ParamsReader reader) => new {typeName}()", "};"))
        {
            for (var i = 0; i < properties.Count; i++)
            {
                writer.Line($"{MemberName(properties[i], typeName, properties)} = {ReadExpression(types, properties[i], $"s_fields[{Literals.Int(i)}]")},");
            }

            writer.Line("ExtraParameters = reader.Extras(),");
        }

        writer.Line();
    }

    public static void Accept(SourceWriter writer, TypeExpressions types, string typeName, EquatableArray<PropertySpec> properties)
    {
        using (writer.Braces("protected override void Accept(global::Typed.Visiting.ParamVisitor visitor)"))
        {
            for (var i = 0; i < properties.Count; i++)
            {
                writer.Line(VisitStatement(types, properties[i], MemberName(properties[i], typeName, properties), $"s_fields[{Literals.Int(i)}]"));
            }
        }

        writer.Line();
    }

    /// <summary>Compares by JSON, as the base does; the compiler's own equality would compare lists by reference.</summary>
    public static void Equality(SourceWriter writer, string typeName)
    {
        writer.Line($"public bool Equals({typeName}? other) => base.Equals(other);");
        writer.Line("public override int GetHashCode() => base.GetHashCode();");
        // The base's ToString shows the JSON; the compiler-generated member list would be unused code.
        writer.Line("protected override bool PrintMembers(global::System.Text.StringBuilder builder) => false;");
    }

    private static string VisitStatement(TypeExpressions types, PropertySpec property, string member, string field)
    {
        var isNullable = !property.Required || property.Nullable;
        return property.Type.Shape switch
        {
            TypeShape.Enum => $"visitor.Choice({field}, ({(isNullable ? "int?" : "int")}){member});",
            TypeShape.OpenEnum => $"visitor.Text({field}, {member}{(isNullable ? "?" : "")}.Value);",
            TypeShape.Int32 => $"visitor.Integer({field}, {member});",
            TypeShape.List or TypeShape.Map => ItemExpressions.Visit(types, property.Type, field, member) + ";",
            var shape => $"visitor.{shape}({field}, {member});",
        };
    }

    private static string ReadExpression(TypeExpressions types, PropertySpec property, string field)
    {
        var type = types.Of(property.Type);
        var mustBe = property.Required && !property.Nullable;
        var orDefault = mustBe ? ".GetValueOrDefault()" : "";
        var orNull = mustBe ? "!" : "";
        return property.Type.Shape switch
        {
            TypeShape.Text => $"reader.Text({field}){orNull}",
            TypeShape.Enum => $"({type}{(mustBe ? "" : "?")})reader.Choice({field}){orDefault}",
            TypeShape.OpenEnum => mustBe ? $"new {type}(reader.Text({field})!)" : $"{types.Qualified(types.Enum(property.Type))}.FromNullable(reader.Text({field}))",
            TypeShape.Object => $"reader.Object<{type}>({field}){orNull}",
            TypeShape.Union => $"{types.Qualified(types.Declared(property.Type))}.Read(reader, {field}){orNull}",
            TypeShape.List or TypeShape.Map => $"{ItemExpressions.Read(types, property.Type, field)}{orNull}",
            var shape => $"reader.{shape}({field}){orDefault}",
        };
    }
}
