using System.Text.Json.Nodes;
#if NET9_0_OR_GREATER
using System.Text.Json.Schema;
#endif
using System.Text.Json.Serialization.Metadata;

namespace Typed.Serialization;

/// <summary>The JSON Schemas of generated types, for API documents and for AI tools.</summary>
public static class InputSchemas
{
    /// <summary>Returns the schema of a generated record or enum, or null for any other type.</summary>
    /// <param name="type">The type as the serializer sees it.</param>
    public static JsonObject? Of(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (type.Converter as IHasInputSchema)?.InputSchema;
    }

#if NET9_0_OR_GREATER
    /// <summary>Options for <see cref="JsonSchemaExporter"/> that replace the schemas of generated types, which have converters of their own, by their input schemas.</summary>
    public static JsonSchemaExporterOptions ExporterOptions { get; } = new() { TransformSchemaNode = Transform };

    /// <summary>Replaces the schema of a generated type, for <see cref="JsonSchemaExporterOptions.TransformSchemaNode"/>.</summary>
    /// <param name="context">The type that the exporter is at.</param>
    /// <param name="schema">The exporter's own schema.</param>
    public static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema) => Of(context.TypeInfo) ?? schema;
#endif
}
