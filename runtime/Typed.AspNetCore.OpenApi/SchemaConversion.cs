using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Typed.AspNetCore;

/// <summary>Converts the JSON Schema of one type to the object model of an OpenAPI document.</summary>
/// <param name="name">The name of the type's own component.</param>
/// <param name="hasNewKeywords">Whether the document may have the keywords of JSON Schema that OpenAPI 3.0 lacks.</param>
internal sealed class SchemaConversion(string name, bool hasNewKeywords)
{
    private const string Prefix = "#/$defs/";

    /// <summary>The definitions within a schema, by the names of their components.</summary>
    /// <param name="source">The schema.</param>
    /// <param name="withRoot">Whether the document has no component for the schema itself, so that a reference to it needs one.</param>
    public Dictionary<string, IOpenApiSchema> Definitions(JsonObject source, bool withRoot)
    {
        var definitions = (source["$defs"] as JsonObject ?? []).ToDictionary(definition => ComponentOf(definition.Key), definition => Schema(definition.Value), StringComparer.Ordinal);
        if (withRoot && source.ToJsonString().Contains("\"$ref\":\"#\"", StringComparison.Ordinal))
        {
            definitions[name] = Schema(source);
        }

        return definitions;
    }

    /// <summary>Writes the keywords of a schema into a schema of the document.</summary>
    public void Fill(OpenApiSchema target, JsonObject source)
    {
        foreach (var (keyword, value) in source)
        {
            Keyword(target, keyword, value);
        }
    }

    private string ComponentOf(string definition) => $"{name}_{definition}";

    private IOpenApiSchema Schema(JsonNode? node)
    {
        var schema = new OpenApiSchema();
        if (node is not JsonObject source)
        {
            // The schemas true and false.
            schema.Not = node?.GetValueKind() == JsonValueKind.False ? new OpenApiSchema() : null;
            return schema;
        }

        if (source["$ref"] is not JsonValue reference)
        {
            Fill(schema, source);
            return schema;
        }

        var target = new PendingReference(TargetOf((string)reference!));
        if (source.Count == 1)
        {
            return target;
        }

        // OpenAPI 3.0 ignores keywords beside a reference.
        Fill(schema, new JsonObject(source.Where(member => member.Key != "$ref").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        schema.AllOf = [.. schema.AllOf ?? [], target];
        return schema;
    }

    private string TargetOf(string reference) => reference.StartsWith(Prefix, StringComparison.Ordinal) ? ComponentOf(reference[Prefix.Length..]) : name;

    private void Keyword(OpenApiSchema target, string keyword, JsonNode? value)
    {
        switch (keyword)
        {
            case "$defs": break;
            case "type": target.Type = Types(value); break;
            case "title": target.Title = Text(value); break;
            case "description": target.Description = Text(value); break;
            case "default": target.Default = Value(value); break;
            case "deprecated": target.Deprecated = IsTrue(value); break;
            case "readOnly": target.ReadOnly = IsTrue(value); break;
            case "writeOnly": target.WriteOnly = IsTrue(value); break;
            case "examples": target.Examples = Values(value); break;
            case "enum": target.Enum = Values(value); break;
            case "const": target.Enum = [Value(value)]; break;
            case "format": target.Format = Text(value); break;
            case "pattern": target.Pattern = Text(value); break;
            case "minimum": target.Minimum = Number(value); break;
            case "maximum": target.Maximum = Number(value); break;
            case "exclusiveMinimum": target.ExclusiveMinimum = Number(value); break;
            case "exclusiveMaximum": target.ExclusiveMaximum = Number(value); break;
            case "multipleOf" when decimal.TryParse(Number(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var step): target.MultipleOf = step; break;
            case "minLength": target.MinLength = Count(value); break;
            case "maxLength": target.MaxLength = Count(value); break;
            case "minItems": target.MinItems = Count(value); break;
            case "maxItems": target.MaxItems = Count(value); break;
            case "uniqueItems": target.UniqueItems = IsTrue(value); break;
            case "minProperties": target.MinProperties = Count(value); break;
            case "maxProperties": target.MaxProperties = Count(value); break;
            case "required": target.Required = Names(value); break;
            case "properties": target.Properties = Named(value); break;
            case "items": target.Items = Schema(value); break;
            case "allOf": target.AllOf = Schemas(value); break;
            case "anyOf": target.AnyOf = Schemas(value); break;
            case "oneOf": target.OneOf = Schemas(value); break;
            case "not": target.Not = Schema(value); break;
            case "additionalProperties" when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False: target.AdditionalPropertiesAllowed = IsTrue(value); break;
            case "additionalProperties": target.AdditionalProperties = Schema(value); break;
            default: Other(target, keyword, value); break;
        }
    }

    // The object model lacks some keywords of JSON Schema; a document has them as it has extensions.
    private void Other(OpenApiSchema target, string keyword, JsonNode? value)
    {
        if (hasNewKeywords && value is not null)
        {
            var copy = value.DeepClone();
            Redirect(copy);
            target.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
            target.Extensions[keyword] = new JsonNodeExtension(copy);
        }
    }

    private void Redirect(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Redirect(item);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var text) && text.StartsWith('#'))
            {
                schema["$ref"] = "#/components/schemas/" + TargetOf(text);
            }

            foreach (var (_, child) in schema.Where(member => member.Key is not ("enum" or "const" or "default" or "examples")))
            {
                Redirect(child);
            }
        }
    }

    private Dictionary<string, IOpenApiSchema> Named(JsonNode? value) =>
        (value as JsonObject ?? []).ToDictionary(member => member.Key, member => Schema(member.Value), StringComparer.Ordinal);

    private List<IOpenApiSchema> Schemas(JsonNode? value) => [.. (value as JsonArray ?? []).Select(Schema)];

    private static JsonSchemaType? Types(JsonNode? value)
    {
        JsonSchemaType? types = null;
        foreach (var one in value as JsonArray ?? [value?.DeepClone()])
        {
            types = (types ?? default) | Text(one) switch
            {
                "string" => JsonSchemaType.String,
                "integer" => JsonSchemaType.Integer,
                "number" => JsonSchemaType.Number,
                "boolean" => JsonSchemaType.Boolean,
                "array" => JsonSchemaType.Array,
                "object" => JsonSchemaType.Object,
                _ => JsonSchemaType.Null,
            };
        }

        return types;
    }

    // A null in the place of a value would mean that there is none.
    private static JsonNode Value(JsonNode? value) => value?.DeepClone() ?? JsonNullSentinel.JsonNull;

    private static List<JsonNode> Values(JsonNode? value) => [.. (value as JsonArray ?? []).Select(Value)];

    private static HashSet<string> Names(JsonNode? value) => (value as JsonArray ?? []).Select(Text).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    private static string? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null;

    private static int? Count(JsonNode? value) =>
        decimal.TryParse(Number(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) ? (int)Math.Clamp(count, 0, int.MaxValue) : null;

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;
}
