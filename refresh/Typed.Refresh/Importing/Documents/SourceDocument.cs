using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Documents;

/// <summary>A document that was read: JSON, or YAML as JSON.</summary>
/// <param name="Location">The file or https address.</param>
/// <param name="Root">The content.</param>
internal sealed record SourceDocument(Uri Location, JsonNode Root)
{
    /// <summary>The last part of the location without its extension, such as <c>openapi</c>.</summary>
    public string ShortName => Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(Location.AbsolutePath).TrimEnd('/'));
}

/// <summary>A value within a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Node">The value; null for JSON null.</param>
/// <param name="Pointer">Its JSON Pointer, such as <c>/components/schemas/Video</c>.</param>
internal sealed record DocumentPlace(SourceDocument Document, JsonNode? Node, string Pointer)
{
    /// <summary>The place of a member or an item.</summary>
    public DocumentPlace Of(string segment) => new(
        Document,
        Node switch
        {
            JsonObject members => members[segment],
            JsonArray items when int.TryParse(segment, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
            _ => null,
        },
        $"{Pointer}/{DocumentPointer.Escape(segment)}");

    /// <summary>The location for messages.</summary>
    public override string ToString() => $"{Path.GetFileName(Document.Location.AbsolutePath)}#{Pointer}";
}
