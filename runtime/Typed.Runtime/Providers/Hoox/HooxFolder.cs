using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>What a folder holds. A type that is not listed here keeps its text.</summary>
/// <param name="Value">The type as the provider spells it.</param>
public readonly record struct HooxFolderType(string Value)
{
    /// <summary>Assets: what <see cref="HooxSubmitOptions.FolderId"/> takes.</summary>
    public static HooxFolderType Assets { get; } = new("assets");

    /// <summary>Videos of the video workflow.</summary>
    public static HooxFolderType Videos { get; } = new("videos");

    /// <summary>The type as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>A folder.</summary>
/// <remarks>docs.hoox.video/api-reference/folders/create and …/list.</remarks>
/// <param name="Id">Its id.</param>
public sealed record HooxFolder(string Id)
{
    /// <summary>Its name; null where not said.</summary>
    public string? Name { get; private init; }

    /// <summary>What it holds.</summary>
    public HooxFolderType Type { get; private init; }

    /// <summary>The folder that it is in; null for none.</summary>
    public string? ParentFolderId { get; private init; }

    /// <summary>When it was made; null where not said.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>The whole entry.</summary>
    public JsonElement Raw { get; private init; }

    internal static HooxFolder? Read(JsonElement json) => TolerantJson.Text(json, "id") is { } id
        ? new HooxFolder(id)
        {
            Name = TolerantJson.Text(json, "name"),
            Type = new HooxFolderType(TolerantJson.Text(json, "type") ?? ""),
            ParentFolderId = TolerantJson.Text(json, "parent_folder_id"),
            CreatedAt = TolerantJson.Time(json, "created_at"),
            Raw = json,
        }
        : null;
}
