using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Reading;

/// <summary>A plain JSON Schema: the document is the schema of one model, or a collection of definitions.</summary>
internal static class JsonSchemaDocument
{
    private static readonly string[] s_signs = ["properties", "allOf", "anyOf", "oneOf", "$ref"];

    private static readonly string[] s_containers = ["$defs", "definitions"];

    public static bool Applies(JsonObject root) => root.ContainsKey("$schema") || s_signs.Any(root.ContainsKey) || s_containers.Any(name => root[name] is JsonObject);

    public static DocumentContent Read(SourceDocument document)
    {
        var root = document.Root.AsObject();
        if (s_signs.Any(root.ContainsKey))
        {
            return new DocumentContent("JSON Schema", [Of(new DocumentPlace(document, root, ""), NameOf(document, root))], [], []);
        }

        // Definitions that others refer to are parts; those that no other refers to are models.
        var inner = s_containers.Where(name => root[name] is JsonObject).SelectMany(name => root[name]!.AsObject().Select(member => new DocumentPlace(document, root, "").Of(name).Of(member.Key))).ToList();
        var used = inner.SelectMany(place => References(place.Node)).ToHashSet(StringComparer.Ordinal);
        return new DocumentContent(
            "JSON Schema",
            [.. inner.Where(place => IsModel(place) && !used.Contains("#" + place.Pointer)).Select(place => Of(place, DocumentPointer.LastSegment(place.Pointer)))],
            [.. inner.Where(place => !IsModel(place)).Select(place => new LeftOut(DocumentPointer.LastSegment(place.Pointer), "not an object"))],
            []);
    }

    private static Candidate Of(DocumentPlace place, string name) => new(name, name, place)
    {
        IsNamed = true,
        Texts = [name, (place.Node as JsonObject)?["title"]?.ToString() ?? "", (place.Node as JsonObject)?["description"]?.ToString() ?? ""],
    };

    private static string NameOf(SourceDocument document, JsonObject root) =>
        document.ShortName is var name && name.Length > 0 && name != "schema" ? name.Replace(".schema", "", StringComparison.Ordinal).Replace("__", "/", StringComparison.Ordinal)
        : root["title"]?.ToString() is { Length: > 0 } title ? title.Replace(' ', '-')
        : "model";

    private static bool IsModel(DocumentPlace place) => place.Node is JsonObject members && (members["properties"] is JsonObject || members["allOf"] is JsonArray || members["oneOf"] is JsonArray);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" && member.Value is JsonValue ? [member.Value.ToString()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
