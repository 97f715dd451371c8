using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Reading;

/// <summary>The document that a Cog container serves: one model, whose parameters are the component <c>Input</c>.</summary>
internal static class CogDocument
{
    private const string InputPointer = "/components/schemas/Input";

    public static bool Applies(JsonObject root) =>
        root["components"] is JsonObject components && components["schemas"] is JsonObject schemas && schemas["Input"] is JsonObject && schemas["Output"] is JsonObject
        && (root["paths"] is not JsonObject paths || paths.Count == 0 || paths.ContainsKey("/predictions"));

    public static DocumentContent Read(SourceDocument document)
    {
        DocumentPointer.TryFollow(document.Root, InputPointer, out var input);
        DocumentPointer.TryFollow(document.Root, "/info/title", out var title);
        DocumentPointer.TryFollow(document.Root, "/components/schemas/Output", out var output);
        // "Cog" is the title of each such document; the file's name is the model's.
        var name = document.ShortName.Replace("__", "/", StringComparison.Ordinal);
        var candidate = new Candidate(name, name, new DocumentPlace(document, input, InputPointer))
        {
            IsNamed = true,
            ContentType = "application/json",
            Texts = [name, title is JsonValue ? title.ToString() : "", (output as JsonObject)?["title"]?.ToString() ?? ""],
            Listing = new JsonObject { ["member"] = "input", ["output"] = output?.DeepClone() },
        };
        return new DocumentContent("Cog", [candidate], [], []);
    }
}
