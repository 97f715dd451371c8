using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Reading;

/// <summary>A schema that a document offers as the input of a model.</summary>
/// <param name="Path">The path of the operation, or the name of the schema: the raw material of the model's name.</param>
/// <param name="Label">What <c>--select</c> is compared with, such as <c>POST /v1/images</c>.</param>
/// <param name="Schema">The input schema.</param>
internal sealed record Candidate(string Path, string Label, DocumentPlace Schema)
{
    public string? OperationId { get; init; }

    /// <summary>The media type of the request body, or null if the document does not describe a request.</summary>
    public string? ContentType { get; init; }

    /// <summary>Texts about the operation, most specific first: for its kind.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>What the document says about the call, for the model file's <c>listing</c>.</summary>
    public JsonObject Listing { get; init; } = [];

    /// <summary>Whether the name is already the model's own: no segment is removed from it.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>An operation or schema that was not taken.</summary>
/// <param name="Label">The operation or schema.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">The name that its model would have, if it was selected.</param>
internal sealed record LeftOut(string Label, string Reason, string? Name = null);

/// <summary>The content of one document.</summary>
/// <param name="Form">The recognized form, such as <c>OpenAPI 3.1</c>.</param>
/// <param name="Candidates">The schemas, in the document's order.</param>
/// <param name="LeftOut">The rest.</param>
/// <param name="Notes">Problems of the document that do not prevent the import.</param>
internal sealed record DocumentContent(string Form, IReadOnlyList<Candidate> Candidates, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> Notes);
