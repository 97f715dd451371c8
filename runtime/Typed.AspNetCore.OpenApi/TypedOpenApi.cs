using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Typed.Serialization;

namespace Typed.AspNetCore;

/// <summary>Shows generated records and enums in OpenAPI documents.</summary>
public static class TypedOpenApi
{
    /// <summary>Replaces the empty schemas of generated records and enums by the input schemas that the providers publish.</summary>
    /// <param name="options">The options of the document, as in <c>services.AddOpenApi(options => options.AddTyped())</c>.</param>
    /// <returns>The same options.</returns>
    /// <remarks>Definitions within a schema become components of the document. A document of OpenAPI 3.0 has only the keywords that this version knows.</remarks>
    public static OpenApiOptions AddTyped(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var filled = new ConditionalWeakTable<OpenApiDocument, List<(OpenApiSchema Schema, Dictionary<string, IOpenApiSchema> Definitions)>>();
        options.AddSchemaTransformer(async (schema, context, cancellation) =>
        {
            // An enum in a query or a route is not JSON: it is bound by the names of its members.
            if ((context.ParameterDescription is not null && context.ParameterDescription.Source != BindingSource.Body) || context.Document is not { } document)
            {
                return;
            }

            if (InputSchemas.Of(context.JsonTypeInfo) is { } input)
            {
                var id = options.CreateSchemaReferenceId(context.JsonTypeInfo);
                var conversion = new SchemaConversion(id ?? context.JsonTypeInfo.Type.Name, hasNewKeywords: options.OpenApiVersion > OpenApiSpecVersion.OpenApi3_0);
                conversion.Fill(schema, input);
                filled.GetOrCreateValue(document).Add((schema, conversion.Definitions(input, withRoot: id is null)));
            }
            else if (context.JsonTypeInfo.ElementType is { } element && HasSchema(context.JsonTypeInfo, element))
            {
                // The serializer says nothing about items that have a converter of their own.
                if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
                {
                    schema.AdditionalProperties ??= await context.GetOrCreateSchemaAsync(element, cancellationToken: cancellation).ConfigureAwait(false);
                }
                else
                {
                    schema.Items ??= await context.GetOrCreateSchemaAsync(element, cancellationToken: cancellation).ConfigureAwait(false);
                }
            }
        });
        return options.AddDocumentTransformer((document, _, _) =>
        {
            foreach (var (schema, definitions) in filled.TryGetValue(document, out var all) ? all : [])
            {
                PendingReference.Resolve(schema, document);
                foreach (var (name, definition) in definitions)
                {
                    document.AddComponent(name, PendingReference.Resolve(definition, document));
                }
            }

            return Task.CompletedTask;
        });
    }

    private static bool HasSchema(JsonTypeInfo collection, Type element) =>
        collection.Options.TryGetTypeInfo(element, out var items) && InputSchemas.Of(items) is not null;
}
