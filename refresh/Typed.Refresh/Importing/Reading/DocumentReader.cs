using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Reading;

/// <summary>Recognizes the form of a document and reads the schemas that it offers.</summary>
internal static class DocumentReader
{
    /// <exception cref="FetchException">The form is unknown, or the document is broken.</exception>
    public static async Task<DocumentContent> ReadAsync(DocumentSet documents, SourceDocument document, CancellationToken cancellationToken)
    {
        if (document.Root is not JsonObject root)
        {
            throw new FetchException($"{document.Location}: an object is expected.");
        }

        if (root["openapi"] is JsonValue version && version.GetValueKind() == JsonValueKind.String)
        {
            return CogDocument.Applies(root) ? CogDocument.Read(document) : await OpenApiDocumentReader.ReadAsync(documents, document, version.GetValue<string>(), cancellationToken);
        }

        return root.ContainsKey("swagger") ? throw new FetchException($"{document.Location}: this is a Swagger 2.0 document. Convert it to OpenAPI 3 first.")
            : JsonSchemaDocument.Applies(root) ? JsonSchemaDocument.Read(document)
            : throw new FetchException($"{document.Location}: neither an OpenAPI 3 document nor a JSON Schema.");
    }
}
