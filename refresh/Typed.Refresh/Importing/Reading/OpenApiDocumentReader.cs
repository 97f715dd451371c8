using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Importing.Documents;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Reading;

/// <summary>Reads the operations of an OpenAPI 3 document. The schemas are taken from the text itself, so that no keyword is lost.</summary>
internal static class OpenApiDocumentReader
{
    private const int MaxShownProblems = 3;

    private const int MaxReferences = 100;

    private const int MultipartRank = 2;

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static async Task<DocumentContent> ReadAsync(DocumentSet documents, SourceDocument document, string version, CancellationToken cancellationToken)
    {
        if (!version.StartsWith("3.", StringComparison.Ordinal))
        {
            throw new FetchException($"{document.Location}: OpenAPI {ServerText.Quote(version)} is not supported; 3.0 to 3.2 are.");
        }

        var candidates = new List<Candidate>();
        var leftOut = new List<LeftOut>();
        var root = new DocumentPlace(document, document.Root, "");
        var calls = new List<string>();
        foreach (var (path, _) in root.Of("paths").Node as JsonObject ?? [])
        {
            var item = await documents.FollowAsync(root.Of("paths").Of(path), cancellationToken);
            foreach (var method in s_methods.Where(method => (item.Node as JsonObject)?[method] is JsonObject))
            {
                var label = $"{method.ToUpperInvariant()} {path}";
                calls.Add(label);
                var operation = item.Of(method);
                var (body, why) = await BodyAsync(documents, operation, cancellationToken);
                if (body is null)
                {
                    leftOut.Add(new LeftOut(label, why));
                }
                else
                {
                    candidates.Add(Describe(path, label, operation, item, body.Value.ContentType, body.Value.Schema));
                }
            }
        }

        QueueCalls.Add(candidates, calls);
        return new DocumentContent($"OpenAPI {version}", candidates, leftOut, Problems(document));
    }

    private static Candidate Describe(string path, string label, DocumentPlace operation, DocumentPlace item, string contentType, DocumentPlace schema)
    {
        var members = operation.Node!.AsObject();
        var listing = new JsonObject { ["operation"] = label, ["content_type"] = contentType };
        foreach (var (name, text) in new[] { ("operation_id", Text(members["operationId"])), ("summary", Text(members["summary"])) })
        {
            if (text is { Length: > 0 })
            {
                listing[name] = text;
            }
        }

        if (members["deprecated"] is JsonValue deprecated && deprecated.GetValueKind() == JsonValueKind.True)
        {
            listing["deprecated"] = true;
        }

        var tags = (members["tags"] as JsonArray ?? []).Select(Text).OfType<string>();
        return new Candidate(path, label, schema)
        {
            OperationId = Text(members["operationId"]),
            ContentType = contentType,
            Listing = listing,
            Texts = [path, Text(members["operationId"]) ?? "", Text(members["summary"]) ?? "", string.Join(" ", tags), Text((item.Node as JsonObject)?["summary"]) ?? "", Text(members["description"]) ?? ""],
        };
    }

    private static async Task<((string ContentType, DocumentPlace Schema)? Body, string Why)> BodyAsync(DocumentSet documents, DocumentPlace operation, CancellationToken cancellationToken)
    {
        if (operation.Of("requestBody").Node is null)
        {
            return (null, "no request body");
        }

        if (await FormFiles.TryFollowAsync(documents, operation.Of("requestBody"), cancellationToken) is not { } body)
        {
            // The operation fails by this reference when its schema is read, alone.
            return (("application/json", operation.Of("requestBody")), "");
        }

        var types = (body.Of("content").Node as JsonObject ?? []).Select(member => member.Key).ToList();
        var offers = types.OrderBy(Rank).Where(type => Rank(type) < int.MaxValue).Select(type => (Type: type, Schema: body.Of("content").Of(type).Of("schema"))).Where(offer => offer.Schema.Node is JsonObject).ToList();
        if (offers.Count > 0)
        {
            // JSON cannot carry a file.
            var form = offers.FirstOrDefault(offer => Rank(offer.Type) == MultipartRank);
            var isForm = offers.Count > 1 && form.Schema is not null && await FormFiles.ExistAsync(documents, form.Schema, cancellationToken);
            return (isForm ? form : offers[0], "");
        }

        return (null, types.Count == 0 ? "no content type" : $"no schema for JSON or a form ({string.Join(", ", types.Take(3))})");
    }

    private static int Rank(string contentType)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return type == "application/json" ? 0
            : type.EndsWith("+json", StringComparison.Ordinal) || type == "*/*" ? 1
            : type == "multipart/form-data" ? MultipartRank
            : type == "application/x-www-form-urlencoded" ? 3
            : int.MaxValue;
    }

    // What the OpenAPI library finds wrong is shown; the import goes on with what the document says.
    private static List<string> Problems(SourceDocument document)
    {
        var frame = document.Root.DeepClone().AsObject();
        // The library follows chains of references without a limit. Schemas are not its business here, and no real document has chains of anything else.
        var components = frame["components"] as JsonObject ?? [];
        if (components["schemas"] is JsonObject schemas)
        {
            foreach (var name in schemas.Select(schema => schema.Key).ToList())
            {
                schemas[name] = new JsonObject();
            }
        }

        var sections = components.Select(section => section.Value).Append(frame["paths"]);
        if (sections.OfType<JsonObject>().SelectMany(section => section).Count(member => member.Value is JsonObject item && item.ContainsKey("$ref")) > MaxReferences)
        {
            return ["the document was not checked against the rules of OpenAPI: its components are mostly references"];
        }

        try
        {
            var result = new OpenApiJsonReader().Read(frame, document.Location, new OpenApiReaderSettings());
            var errors = result.Diagnostic?.Errors ?? [];
            var shown = errors.Take(MaxShownProblems).Select(error => $"invalid OpenAPI at {ServerText.Quote(error.Pointer ?? "#")}: {ServerText.Quote(error.Message)}").ToList();
            return errors.Count > MaxShownProblems ? [.. shown, FormattableString.Invariant($"invalid OpenAPI at {errors.Count - MaxShownProblems} more places")] : shown;
        }
        catch (Exception problem) when (problem is OpenApiException or InvalidOperationException or ArgumentException or FormatException or JsonException or NullReferenceException or KeyNotFoundException)
        {
            return [$"invalid OpenAPI: {ServerText.Quote(problem.Message)}"];
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
