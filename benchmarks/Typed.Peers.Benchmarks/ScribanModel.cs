using NJsonSchema;

namespace Typed.Peers.Benchmarks;

/// <summary>What the template writes of a schema that NJsonSchema has read.</summary>
internal static class ScribanModel
{
    public static object Of(JsonSchema schema)
    {
        var enums = new List<object>();
        var properties = schema.ActualProperties.Values.Select(property =>
        {
            var member = Pascal(property.Name);
            var type = Type(property, member, enums);
            return new { name = property.Name, member, type = property.IsRequired ? type : type + "?", required = property.IsRequired, description = property.Description };
        }).ToList();
        return new { name = "Params", description = schema.Description, properties, enums };
    }

    private static string Type(JsonSchemaProperty property, string member, List<object> enums)
    {
        if (property.IsEnumeration && property.Type == JsonObjectType.String)
        {
            enums.Add(new { name = "Params" + member, values = property.Enumeration.Select(value => new { text = value, member = "V" + Pascal((string)value!) }).ToList() });
            return "Params" + member;
        }

        return property.Type switch
        {
            JsonObjectType.String => "string",
            JsonObjectType.Integer => "long",
            JsonObjectType.Number => "double",
            JsonObjectType.Boolean => "bool",
            JsonObjectType.Array => "System.Collections.Generic.List<string>",
            _ => "System.Text.Json.JsonElement",
        };
    }

    private static string Pascal(string text) =>
        string.Concat(text.Split('_', ':', '-', '.', ' ').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
