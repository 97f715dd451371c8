using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Importing.Settings;

/// <summary>A document that a provider's models come from, as <c>provider.json</c> keeps it for the next import.</summary>
/// <param name="Document">The address, or the file's path relative to <c>provider.json</c>.</param>
internal sealed record ImportSource(string Document)
{
    /// <summary>The name of the only model, or null if the names come from the document.</summary>
    public string? Model { get; init; }

    /// <summary>The patterns of the operations that are taken; none for each POST.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Whether all defaults of the document are accepted.</summary>
    public bool AcceptsDefaults { get; init; }

    /// <summary>The full location.</summary>
    /// <param name="folder">The provider's folder.</param>
    public Uri Location(string folder) => IsAddress(Document) ? new Uri(Document) : new Uri(Path.GetFullPath(Path.Combine(folder, Document.Replace('/', Path.DirectorySeparatorChar))));

    public static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["document"] = Document };
        if (Model is not null)
        {
            json["model"] = Model;
        }

        if (Select.Count > 0)
        {
            json["select"] = new JsonArray([.. Select.Select(pattern => JsonValue.Create(pattern))]);
        }

        if (AcceptsDefaults)
        {
            json["defaults"] = "accepted";
        }

        return json;
    }

    /// <summary>The sources that a provider's file lists.</summary>
    /// <exception cref="ToolException">The list has another form.</exception>
    public static IReadOnlyList<ImportSource> Read(string provider, string? providerFile)
    {
        if (providerFile is null || Parse(provider, providerFile)["import"] is not { } import)
        {
            return [];
        }

        if (import is not JsonArray list)
        {
            throw Invalid(provider);
        }

        return [.. list.Select(item => item is JsonObject source && Text(source["document"]) is { Length: > 0 } document
            ? new ImportSource(document)
            {
                Model = Text(source["model"]),
                Select = [.. (source["select"] as JsonArray ?? []).Select(pattern => Text(pattern) is { Length: > 0 } text ? text : throw Invalid(provider))],
                AcceptsDefaults = Text(source["defaults"]) == "accepted",
            }
            : throw Invalid(provider))];
    }

    /// <summary>The provider's file with these sources in place of its own.</summary>
    public static string Write(string provider, string? providerFile, IReadOnlyList<ImportSource> sources)
    {
        var root = providerFile is null ? new JsonObject { ["$schema"] = "../provider.schema.json" } : Parse(provider, providerFile);
        var list = new JsonArray([.. sources.Select(source => source.ToJson())]);
        if (JsonNode.DeepEquals(root["import"], list))
        {
            return providerFile!;
        }

        root["import"] = list;
        return StrictJson.Format(root);
    }

    private static JsonObject Parse(string provider, string text)
    {
        try
        {
            return StrictJson.Parse(text) as JsonObject ?? throw new ToolException($"{provider}/provider.json: an object is expected.");
        }
        catch (JsonException broken)
        {
            throw new ToolException($"{provider}/provider.json: {broken.Message}", broken);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static ToolException Invalid(string provider) =>
        new($"{provider}/provider.json: \"import\" must be a list of sources, each with a \"document\": see provider.schema.json.");
}
