using System.Globalization;
using NJsonSchema;
using Typed.Refresh.Catalog;
using Typed.Schema.Specification;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Typed.Refresh.Exporting;

/// <summary>
/// Converts a model to the part of JSON Schema that NJsonSchema generates correctly. It ignores <c>const</c>, gives an <c>anyOf</c> of values and objects a class without its values,
/// and writes names into literals without escaping them. Here a <c>const</c> is a list of one value, a union is any JSON, and names are escaped.
/// </summary>
internal sealed class DtoSchema
{
    private readonly CatalogModel _model;
    private readonly Dictionary<DeclaredType, JsonSchema> _types = [];

    public DtoSchema(CatalogModel model)
    {
        _model = model;
        foreach (var type in model.Spec.Types.Where(type => type is ObjectSpec or EnumSpec { IsOpen: false }))
        {
            var schema = type is EnumSpec values ? EnumOf(values) : new JsonSchema { Type = JsonObjectType.Object, Description = type.Description };
            if (type is EnumSpec { Values: [{ Json: ['"', ..] }, ..] } texts)
            {
                Numbers.AddRange(texts.Values.Select(value => (model.Named.Name + type.Suffix, value.Member, value.Number)));
            }

            _types.Add(type, schema);
            Definitions.Add(model.Named.Name + type.Suffix, schema);
        }

        foreach (var (type, schema) in _types)
        {
            AddProperties(schema, model.Named.Name + type.Suffix, type is ObjectSpec item ? item.Properties : []);
        }

        var root = new JsonSchema { Type = JsonObjectType.Object, Description = $"{model.QualifiedName}{(model.Spec.Description is { } text ? $": {text}" : "")}" };
        AddProperties(root, model.Record, model.Spec.Properties);
        Definitions.Add(model.Record, root);
    }

    /// <summary>The classes and enums, by their C# names.</summary>
    public Dictionary<string, JsonSchema> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>The C# names of the properties.</summary>
    public Dictionary<JsonSchemaProperty, string> Members { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Defaults that NJsonSchema does not write, as JSON: class, escaped name, member, value.</summary>
    public List<(string Type, string Name, string Member, string Json)> Defaults { get; } = [];

    /// <summary>The numbers of values that are texts: enum, member, number.</summary>
    public List<(string Type, string Member, int Number)> Numbers { get; } = [];

    private static JsonSchema EnumOf(EnumSpec spec)
    {
        var isText = spec.Values[0].Json[0] == '"';
        var schema = new JsonSchema { Type = isText ? JsonObjectType.String : JsonObjectType.Integer, Description = spec.Description };
        foreach (var value in spec.Values)
        {
            schema.Enumeration.Add(ValueOf(value.Json));
            schema.EnumerationNames.Add(value.Member);
        }

        return schema;
    }

    private static object ValueOf(string json)
    {
        var value = JsonNode.Parse(json)!;
        return value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
            System.Text.Json.JsonValueKind.True => true,
            System.Text.Json.JsonValueKind.False => false,
            _ => long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : double.Parse(json, CultureInfo.InvariantCulture),
        };
    }

    private void AddProperties(JsonSchema schema, string type, IEnumerable<PropertySpec> properties)
    {
        foreach (var spec in properties)
        {
            // Whether a value can be omitted is known here; NJsonSchema's own nullability would also apply to values that must be sent.
            var property = new JsonSchemaProperty { IsRequired = spec.Required && !spec.Nullable, Description = spec.Description, IsDeprecated = spec.Deprecated };
            Fill(property, spec.Type);
            // The class has a member of this name for parameters that the schema does not contain.
            var member = spec.Member == "AdditionalProperties" ? "AdditionalPropertiesValue" : spec.Member;
            Members.Add(property, member);
            schema.Properties.Add(Escaped(spec.WireName), property);
            var value = spec.Default ?? (_model.Types.IsFixed(spec) ? _model.Types.Enum(spec.Type).Values[0].Json : null);
            if (value is not null && spec.Type.Shape is TypeShape.Json or TypeShape.Union or TypeShape.List or TypeShape.Map or TypeShape.Object)
            {
                Defaults.Add((type, Escaped(spec.WireName), member, value));
            }
            else if (value is not null)
            {
                property.Default = ValueOf(value);
            }
        }
    }

    private void Fill(JsonSchema schema, TypeRef type)
    {
        switch (type.Shape)
        {
            case TypeShape.Enum or TypeShape.Object:
                schema.Reference = _types[_model.Types.Declared(type)];
                break;
            case TypeShape.Text or TypeShape.OpenEnum:
                schema.Type = JsonObjectType.String;
                break;
            case TypeShape.Integer or TypeShape.Int32:
                schema.Type = JsonObjectType.Integer;
                schema.Format = JsonFormatStrings.Long;
                break;
            case TypeShape.Number:
                schema.Type = JsonObjectType.Number;
                break;
            case TypeShape.Boolean:
                schema.Type = JsonObjectType.Boolean;
                break;
            case TypeShape.List:
                schema.Type = JsonObjectType.Array;
                schema.Item = new JsonSchema();
                Fill(schema.Item, type.Item!);
                break;
            case TypeShape.Map:
                schema.Type = JsonObjectType.Object;
                schema.AdditionalPropertiesSchema = new JsonSchema();
                Fill(schema.AdditionalPropertiesSchema, type.Item!);
                break;
            case TypeShape.Union or TypeShape.Json:
                break;
        }
    }

    private static string Escaped(string name) => Typed.Schema.Emission.Literals.Text(name)[1..^1];
}
