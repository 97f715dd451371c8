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
        return options.AddSchemaTransformer((schema, context, _) =>
        {
            // An enum in a query or a route is not JSON: it is bound by the names of its members.
            if ((context.ParameterDescription is null || context.ParameterDescription.Source == BindingSource.Body) && InputSchemas.Of(context.JsonTypeInfo) is { } input)
            {
                var name = options.CreateSchemaReferenceId(context.JsonTypeInfo) ?? context.JsonTypeInfo.Type.Name;
                new SchemaConversion(context.Document, name, hasNewKeywords: options.OpenApiVersion > OpenApiSpecVersion.OpenApi3_0).Fill(schema, input);
            }

            return Task.CompletedTask;
        });
    }
}
