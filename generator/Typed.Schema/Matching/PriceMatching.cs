using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Schema.Matching;

/// <summary>Converts the values of a price table to the model's own wire form: the table's 5 seconds are the model's "5", "5s" or 5.</summary>
public static class PriceMatching
{
    /// <summary>The prices with wire values as texts. A line about fields or values that the model does not have is omitted.</summary>
    public static PriceSpec? Resolve(ModelSpec model, PriceSpec? prices) => prices is null ? null : prices with
    {
        Lines = prices.Lines
            .Where(line => IsKnown(model, line.Conditions))
            .Select(line => line with { Conditions = InWireForm(model, line.Conditions) })
            .ToEquatableArray(),
        Contradictions = prices.Contradictions
            .Where(item => IsKnown(model, item.Conditions))
            .Select(item => item with { Conditions = InWireForm(model, item.Conditions) })
            .ToEquatableArray(),
    };

    private static bool IsKnown(ModelSpec model, EquatableArray<PriceCondition> conditions) =>
        conditions.All(condition => WireTextOf(model, condition) is not null);

    private static EquatableArray<PriceCondition> InWireForm(ModelSpec model, EquatableArray<PriceCondition> conditions) =>
        conditions.Select(condition => condition with { Json = WireTextOf(model, condition)! }).ToEquatableArray();

    /// <summary>The problem with a condition, or null.</summary>
    public static string? Problem(ModelSpec model, PriceCondition condition)
    {
        if (WireTextOf(model, condition) is not null)
        {
            return null;
        }

        var property = Property(model, condition.Field);
        var known = property is null ? "no such field" : $"it has {string.Join(", ", ValuesOf(model, property).Select(value => value.Json))}";
        return known;
    }

    /// <summary>Whether the model has the field that a number of outputs is read from: a name, a path, or <c>count(list)</c>.</summary>
    public static bool HasField(ModelSpec model, string field) =>
        Property(model, field) is { } property && (FieldTerm.ListOf(field) is null || property.Type.Shape == TypeShape.List);

    private static string? WireTextOf(ModelSpec model, PriceCondition condition)
    {
        if (Property(model, condition.Field) is not { } property)
        {
            return null;
        }

        var text = Unquoted(condition.Json);
        if (FieldTerm.ListOf(condition.Field) is not null)
        {
            return property.Type.Shape == TypeShape.List ? text : null;
        }

        var values = ValuesOf(model, property);
        if (values.Count == 0)
        {
            return property.Type.Shape is TypeShape.Enum ? null : text;
        }

        // A table may write seconds in any form; other values must be the model's own.
        var match = property.Role == FieldRole.Duration && EnumNames.SecondsOf(text) is { } seconds
            ? values.FirstOrDefault(value => value.Number == seconds)
            : values.FirstOrDefault(value => value.Text == text);
        return match?.Text;
    }

    // A name, a path into a nested object, or count(list).
    private static PropertySpec? Property(ModelSpec model, string field)
    {
        var properties = model.Properties;
        PropertySpec? found = null;
        foreach (var step in (FieldTerm.ListOf(field) ?? field).Split('.'))
        {
            found = properties.FirstOrDefault(property => property.WireName == step);
            properties = found is { Type.Shape: TypeShape.Object } && model.Types[found.Type.Declared] is ObjectSpec type
                ? type.Properties
                : EquatableArray<PropertySpec>.Empty;
        }

        return found;
    }

    private static EquatableArray<EnumValue> ValuesOf(ModelSpec model, PropertySpec property) =>
        property.Type.Shape is TypeShape.Enum ? ((EnumSpec)model.Types[property.Type.Declared]).Values : EquatableArray<EnumValue>.Empty;

    private static string Unquoted(string json) =>
        json.Length >= 2 && json[0] == '"' ? json.Substring(1, json.Length - 2).Replace("\\\"", "\"").Replace("\\\\", "\\") : json;
}
