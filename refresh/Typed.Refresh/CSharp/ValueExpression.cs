using System.Globalization;
using Typed.Schema.Emission;
using Typed.Schema.Json;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.CSharp;

/// <summary>Converts a JSON value to a C# expression of a property's type, including values that the model rejects but the type can express.</summary>
internal sealed class ValueExpression(TypeExpressions types)
{
    private readonly DefaultChecker _checker = new(index => types.Declared(new TypeRef(TypeShape.Object, index)));

    /// <summary>The expression, or null if the type cannot express the value.</summary>
    public string? Of(TypeRef type, ConstraintSpec constraints, JsonNode value)
    {
        switch (type.Shape)
        {
            case TypeShape.Json:
                return Json(value);
            case TypeShape.List:
                return List(type, constraints, value);
            case TypeShape.Map:
                return Map(type, constraints, value);
            case TypeShape.Union:
                return Union((UnionSpec)types.Declared(type), value);
            case TypeShape.Object:
                return Object(type, constraints, value);
            case TypeShape.Integer or TypeShape.Int32:
                return value.Kind == JsonKind.Number && Numbers.IsWhole(value.Text) && Numbers.ToDecimal(value.Text) is >= long.MinValue and <= long.MaxValue and { } whole
                    ? decimal.Truncate(whole).ToString(CultureInfo.InvariantCulture)
                    : null;
            case TypeShape.Number:
                return value.Kind == JsonKind.Number ? Number(value.Text) : null;
            case TypeShape.Text or TypeShape.OpenEnum:
                return value.Kind == JsonKind.String ? DefaultEmitter.Expression(types, type, value) : null;
            default:
                return _checker.Problem(type, ConstraintSpec.None, value) is null ? DefaultEmitter.Expression(types, type, value) : null;
        }
    }

    /// <summary>Any JSON as a <c>JsonElement</c>.</summary>
    public static string Json(JsonNode value) => $"JsonDocument.Parse({Literals.Text(JsonText.Of(value))}).RootElement";

    // A JSON number is also a C# literal: without a suffix a whole number is an int, and a fraction a double. Greater numbers need the suffix.
    private static string Number(string json) => Numbers.IsWhole(json) && json.All(char.IsAsciiDigit) ? (json.Length <= 9 ? json : json + "D") : json;

    private string? List(TypeRef type, ConstraintSpec constraints, JsonNode value)
    {
        if (value.Kind != JsonKind.Array)
        {
            return null;
        }

        var items = value.Items.Select(item => Of(type.Item!, constraints.Items ?? ConstraintSpec.None, item)).ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    private string? Map(TypeRef type, ConstraintSpec constraints, JsonNode value)
    {
        if (!value.IsObject)
        {
            return null;
        }

        var members = value.Members.Select(member => (member.Key, Value: Of(type.Item!, constraints.Items ?? ConstraintSpec.None, member.Value))).ToList();
        return members.Exists(member => member.Value is null) ? null
            : $"new Dictionary<string, {types.OfItem(type.Item!)}> {{ {string.Join(", ", members.Select(member => $"[{Literals.Text(member.Key)}] = {member.Value}"))} }}";
    }

    private string? Union(UnionSpec union, JsonNode value)
    {
        // The branch that the reader would choose: the first that allows the value, otherwise the first that can express it.
        var branches = union.Branches.OrderBy(branch => _checker.Problem(branch.Type, branch.Constraints, value) is null ? 0 : 1);
        foreach (var branch in branches)
        {
            if (Of(branch.Type, branch.Constraints, value) is { } expression)
            {
                return branch.Type.Shape == TypeShape.List ? $"{types.NameOf(union)}.From{branch.Name}({expression})" : expression;
            }
        }

        return null;
    }

    private string? Object(TypeRef type, ConstraintSpec constraints, JsonNode value)
    {
        var spec = (ObjectSpec)types.Declared(type);
        if (spec.IsExactlyOne)
        {
            // Its factories accept one member; unknown members are handled separately.
            var members = value.IsObject ? value.Members.ToLookup(member => spec.Properties.Any(property => property.WireName == member.Key)) : null;
            return members?[true].ToList() is [{ Value.Kind: JsonKind.String }]
                ? DefaultEmitter.Expression(types, type, value) + (ObjectMembers.Extras(members[false]) is { } extras ? $" with {{ {extras} }}" : "")
                : null;
        }

        if (_checker.Problem(type, constraints, value) is null)
        {
            return DefaultEmitter.Expression(types, type, value);
        }

        if (!value.IsObject)
        {
            return null;
        }

        var settings = new ObjectMembers(types, types.NameOf(spec), spec.Properties).Of(value);
        return settings.Unsaid.Count > 0 ? null : $"new {types.NameOf(spec)} {{ {string.Join(", ", settings.Settings)} }}";
    }
}
