using System.Text.Json.Nodes;
using Typed.Validation;

namespace Typed.Specification;

/// <summary>Writes fields as a JSON Schema (2020-12).</summary>
internal static class FieldSchema
{
    // The rules that the schema itself states have this source.
    private const string OfSchema = "input_schema";

    /// <summary>The schema of a model's parameters.</summary>
    public static JsonObject Of(IReadOnlyList<ParamField> fields, IReadOnlyList<CrossFieldRule> rules)
    {
        var schema = Of(fields);
        foreach (var rule in rules.Where(rule => rule.Source == OfSchema))
        {
            switch (rule.Kind)
            {
                case CrossFieldRuleKind.ExactlyOneOf:
                    schema["oneOf"] = OneRequired(rule.Terms);
                    break;
                case CrossFieldRuleKind.AtLeastOneOf:
                    schema["anyOf"] = OneRequired(rule.Terms);
                    break;
                case CrossFieldRuleKind.Requires:
                    schema["dependentRequired"] ??= new JsonObject();
                    schema["dependentRequired"]![rule.Terms[0]] = new JsonArray([.. rule.Terms.Skip(1).Select(name => (JsonNode?)name)]);
                    break;
            }
        }

        return schema;
    }

    /// <summary>The published schema with its properties in the order of the record's: those that matter most come first.</summary>
    public static JsonObject InOrder(JsonObject schema, IReadOnlyList<ParamField> fields)
    {
        if (schema["properties"] is JsonObject properties)
        {
            foreach (var field in fields)
            {
                if (properties.Remove(field.Name, out var property))
                {
                    properties.Add(field.Name, property);
                }
            }
        }

        return schema;
    }

    private static JsonArray OneRequired(IEnumerable<string> names) => new([.. names.Select(name => new JsonObject { ["required"] = new JsonArray(name) })]);

    private static JsonObject Of(IReadOnlyList<ParamField> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            properties[field.Name] = Of(field);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (fields.Where(field => field.Required).Select(field => (JsonNode?)field.Name).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Of(ParamField field)
    {
        var schema = field.Kind switch
        {
            ParamKind.Object when field.Fields.Count > 0 => Of(field.Fields),
            ParamKind.Union when field.Branches.Count > 0 => new JsonObject { ["anyOf"] = new JsonArray([.. field.Branches.Select(Of)]) },
            _ => [],
        };
        if (TypeOf(field.Kind) is { } type)
        {
            schema["type"] = type;
        }

        if (field.IsExactlyOne)
        {
            schema["oneOf"] = OneRequired(field.Fields.Select(member => member.Name));
        }

        if (field.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. field.Values.Select(value => JsonNode.Parse(value.Json))]);
        }

        foreach (var (keyword, limit) in field.Keywords())
        {
            schema[keyword] = limit;
        }

        if (field.Items is { } items)
        {
            schema[field.Kind == ParamKind.Map ? "additionalProperties" : "items"] = Of(items);
        }

        if (field.Default is { } value)
        {
            schema["default"] = JsonNode.Parse(value);
        }

        return field.Nullable ? OrNull(schema) : schema;
    }

    private static string? TypeOf(ParamKind kind) => kind switch
    {
        ParamKind.Text => "string",
        ParamKind.Integer => "integer",
        ParamKind.Number => "number",
        ParamKind.Boolean => "boolean",
        ParamKind.Object or ParamKind.Map => "object",
        ParamKind.List => "array",
        _ => null,
    };

    private static JsonObject OrNull(JsonObject schema)
    {
        var nullable = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        // Where a reader of the schema looks for it.
        if (schema.Remove("default", out var value))
        {
            nullable["default"] = value;
        }

        return nullable;
    }
}
