using Typed.Schema.Json;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes a default as a C# expression.</summary>
public static class DefaultEmitter
{
    /// <summary>The expression, or null if the type has none (raw JSON). The provider's own default then applies.</summary>
    public static string? Expression(TypeExpressions types, PropertySpec property) =>
        property.Default is { } json
            ? Expression(types, property.Type, JsonParser.Parse(json, CancellationToken.None))
            : null;

    /// <summary>The expression for a value that the type allows, or null if the type has none.</summary>
    public static string? Expression(TypeExpressions types, TypeRef type, JsonNode value)
    {
        switch (type.Shape)
        {
            case TypeShape.Text:
                return Literals.Value(value.Text);
            case TypeShape.OpenEnum:
                var open = types.Enum(type);
                return DefaultChecker.EnumMember(open.Values, value) is { } known
                    ? $"{types.Qualified(open)}.{known.Member}"
                    : $"new {types.NameOf(open)}({Literals.Value(value.Text)})";
            case TypeShape.Integer or TypeShape.Int32:
                return Numbers.ToLiteral(Numbers.ToDecimal(value.Text).GetValueOrDefault());
            case TypeShape.Number:
                return Literals.Double(Numbers.ToDecimal(value.Text).GetValueOrDefault());
            case TypeShape.Boolean:
                return value.Kind == JsonKind.True ? "true" : "false";
            case TypeShape.Enum:
                var closed = types.Enum(type);
                return $"{types.Qualified(closed)}.{DefaultChecker.EnumMember(closed.Values, value)!.Member}";
            case TypeShape.Object:
                return Object(types, (ObjectSpec)types.Declared(type), value);
            case TypeShape.Union:
                var checker = new DefaultChecker(index => types.Declared(new TypeRef(TypeShape.Object, index)));
                var union = (UnionSpec)types.Declared(type);
                var branch = union.Branches.First(item => checker.Problem(item.Type, item.Constraints, value) is null);
                var expression = Expression(types, branch.Type, value);
                // C# has no conversions from interfaces.
                return expression is not null && branch.Type.Shape == TypeShape.List ? $"{types.Qualified(union)}.From{branch.Name}({expression})" : expression;
            case TypeShape.List:
                var items = value.Items.Select(item => Expression(types, type.Item!, item)).ToList();
                return items.Contains(null) ? null : $"new {types.OfItem(type.Item!)}[] {{ {string.Join(", ", items)} }}";
            case TypeShape.Map:
                var values = value.Members.Select(member => (member.Key, Value: Expression(types, type.Item!, member.Value))).ToList();
                return values.Any(member => member.Value is null) ? null
                    : $"new global::System.Collections.Generic.Dictionary<string, {types.OfItem(type.Item!)}>({Literals.Int(values.Count)}, global::System.StringComparer.Ordinal) {{ {string.Join(", ", values.Select(member => $"[{Literals.Value(member.Key)}] = {member.Value}"))} }}";
            default:
                return null;
        }
    }

    private static string MediaInputFactory(PropertySpec property) => property.WireName switch
    {
        "url" => "FromUrl",
        "asset_id" => "FromAsset",
        _ => "FromAvatar",
    };

    // A property that the default does not contain is omitted, even if it has its own default.
    private static string? Object(TypeExpressions types, ObjectSpec type, JsonNode value)
    {
        var name = types.NameOf(type);
        if (type.IsExactlyOne)
        {
            var only = type.Properties.First(property => value[property.WireName] is not null);
            return $"{types.Qualified(type)}.{(type.IsMediaInput ? MediaInputFactory(only) : ExactlyOneEmitter.FactoryOf(only))}({Literals.Value(value[only.WireName]!.Text)})";
        }

        var settings = new List<string>();
        foreach (var property in type.Properties)
        {
            var member = value[property.WireName];
            if (member is null && property.Default is null)
            {
                continue;
            }

            var expression = member is null || (member.Kind == JsonKind.Null && (property.Nullable || !property.Required)) ? "null" : Expression(types, property.Type, member);
            if (expression is null)
            {
                return null;
            }

            settings.Add($"{RecordEmitter.MemberName(property, name, type.Properties)} = {expression}");
        }

        return $"new {name} {{ {string.Join(", ", settings)} }}";
    }
}
