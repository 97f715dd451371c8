using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>A model as an import writes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Schema">The self-contained schema.</param>
internal sealed record ShapedModel(string Name, string Kind, JsonObject Schema)
{
    /// <summary>Whether the kind comes from the overrides.</summary>
    public bool KindIsGiven { get; init; }

    /// <summary>The C# name from the overrides, or null.</summary>
    public string? Record { get; init; }

    /// <summary>The slots from the overrides, or null.</summary>
    public IReadOnlyList<string>? Slots { get; init; }

    /// <summary>The rules from the overrides.</summary>
    public JsonArray Rules { get; init; } = [];

    public JsonObject Listing { get; init; } = [];

    /// <summary>The roles of the fields, in their order.</summary>
    public IReadOnlyList<(string Field, string Role)> Roles { get; init; } = [];

    /// <summary>The defaults that are not sent until they are accepted.</summary>
    public IReadOnlyList<ImportedDefault> Defaults { get; init; } = [];

    /// <summary>Whether the schema is the document's own text.</summary>
    public bool IsVerbatim { get; init; }
}
