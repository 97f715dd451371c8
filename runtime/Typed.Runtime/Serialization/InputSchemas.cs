using System.Text.Json.Nodes;
#if NET9_0_OR_GREATER
using System.Text.Json.Schema;
#endif
using System.Text.Json.Serialization.Metadata;

namespace Typed.Serialization;

/// <summary>The JSON Schemas of generated types, for API documents and for AI tools.</summary>
public static class InputSchemas
{
    /// <summary>Returns the schema of a generated record or enum, also of a nullable enum, or null for any other type.</summary>
    /// <param name="type">The type as the serializer sees it.</param>
    public static JsonObject? Of(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Converter is IHasInputSchema typed)
        {
            return typed.InputSchema;
        }

        return Nullable.GetUnderlyingType(type.Type) is { } underlying && type.Options.TryGetTypeInfo(underlying, out var inner) && inner.Converter is IHasInputSchema value
            ? OrNull(value.InputSchema)
            : null;
    }

    // The schemas of enums are lists of values.
    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["enum"] is JsonArray values)
        {
            values.Add(null);
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

#if NET9_0_OR_GREATER
    /// <summary>Options for <see cref="JsonSchemaExporter"/> that replace the schemas of generated types, which have converters of their own, by their input schemas.</summary>
    public static JsonSchemaExporterOptions ExporterOptions { get; } = new() { TransformSchemaNode = Transform };

    /// <summary>Replaces the schema of a generated type, for <see cref="JsonSchemaExporterOptions.TransformSchemaNode"/>.</summary>
    /// <param name="context">The type that the exporter is at.</param>
    /// <param name="schema">The exporter's own schema.</param>
    public static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (Of(context.TypeInfo) is not { } input)
        {
            AddElements(context, schema as JsonObject);
            return schema;
        }

        var isNullable = context.PropertyInfo is { IsGetNullable: true, PropertyType.IsValueType: false };
        // Within the schema of another type, its references begin at that schema's root.
        var path = context.Path.ToArray().Concat(isNullable ? ["anyOf", "0"] : []).ToList();
        if (path.Count > 0)
        {
            Move(input, Pointer(path));
        }

        return isNullable ? OrNull(input) : input;
    }

    // The exporter says nothing about items that have a converter of their own.
    private static void AddElements(JsonSchemaExporterContext context, JsonObject? schema)
    {
        var keyword = context.TypeInfo.Kind == JsonTypeInfoKind.Dictionary ? "additionalProperties" : "items";
        if (schema?.ContainsKey(keyword) == false
            && context.TypeInfo.ElementType is { } element && context.TypeInfo.Options.TryGetTypeInfo(element, out var info) && Of(info) is { } items)
        {
            Move(items, Pointer([.. context.Path.ToArray(), keyword]));
            schema[keyword] = items;
        }
    }

    private static string Pointer(IEnumerable<string> path) => "#" + string.Concat(path.Select(segment => "/" + Escape(segment)));

    private static void Move(JsonNode? node, string root)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Move(item, root);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var text))
            {
                schema["$ref"] = root + text[1..];
            }

            foreach (var (name, value) in schema.Where(member => member.Key is not ("enum" or "const" or "default" or "examples")))
            {
                MoveWithin(name, value, root);
            }
        }
    }

    // The names in these keywords are the user's: a property may be called "enum" or "$ref".
    private static void MoveWithin(string keyword, JsonNode? value, string root)
    {
        if (keyword is "properties" or "patternProperties" or "dependentSchemas" or "$defs" && value is JsonObject named)
        {
            foreach (var (_, schema) in named)
            {
                Move(schema, root);
            }
        }
        else
        {
            Move(value, root);
        }
    }

    private static string Escape(string segment) => Uri.EscapeDataString(segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
#endif
}
