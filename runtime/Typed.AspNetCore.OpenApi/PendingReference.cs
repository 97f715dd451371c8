using Microsoft.OpenApi;

namespace Typed.AspNetCore;

/// <summary>Stands where a reference will be. While ASP.NET Core builds a document it follows references, without end in a schema that refers to itself.</summary>
/// <param name="component">The name of the component.</param>
internal sealed class PendingReference(string component) : OpenApiSchema
{
    /// <summary>Puts references in the place of all that are pending in a schema.</summary>
    public static IOpenApiSchema Resolve(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is PendingReference pending)
        {
            return new OpenApiSchemaReference(pending.Component, document);
        }

        if (schema is OpenApiSchema whole)
        {
            Within(whole, document);
        }

        return schema;
    }

    private string Component { get; } = component;

    private static void Within(OpenApiSchema schema, OpenApiDocument document)
    {
        schema.Items = schema.Items is { } items ? Resolve(items, document) : null;
        schema.Not = schema.Not is { } not ? Resolve(not, document) : null;
        schema.AdditionalProperties = schema.AdditionalProperties is { } others ? Resolve(others, document) : null;
        foreach (var list in new[] { schema.AllOf, schema.AnyOf, schema.OneOf })
        {
            for (var i = 0; i < list?.Count; i++)
            {
                list[i] = Resolve(list[i], document);
            }
        }

        foreach (var (name, property) in schema.Properties?.ToArray() ?? [])
        {
            schema.Properties![name] = Resolve(property, document);
        }
    }
}
