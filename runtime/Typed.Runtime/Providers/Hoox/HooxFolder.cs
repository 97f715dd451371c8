using System.Text.Json;
using Typed.Hoox.Wire;

namespace Typed.Hoox;

/// <summary>The type of a folder's content. An unknown type keeps its text.</summary>
/// <param name="Value">The type as the provider spells it.</param>
public readonly record struct HooxFolderType(string Value)
{
    /// <summary>Assets, as accepted by <see cref="HooxSubmitOptions.FolderId"/>.</summary>
    public static HooxFolderType Assets { get; } = new("assets");

    /// <summary>Videos of the video workflow.</summary>
    public static HooxFolderType Videos { get; } = new("videos");

    /// <summary>The type as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>A folder.</summary>
/// <remarks>docs.hoox.video/api-reference/folders/create and …/list.</remarks>
/// <param name="Id">The folder's id.</param>
public sealed record HooxFolder(string Id)
{
    /// <summary>The folder's name, or null if not reported.</summary>
    public string? Name { get; private init; }

    /// <summary>The type of its content.</summary>
    public HooxFolderType Type { get; private init; }

    /// <summary>The parent folder, or null for none.</summary>
    public string? ParentFolderId { get; private init; }

    /// <summary>When the folder was created, or null if not reported.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>The complete entry.</summary>
    public JsonElement Raw { get; private init; }

    internal static HooxFolder? Of(FolderAnswer answer) => answer.Id is { } id
        ? new HooxFolder(id)
        {
            Name = answer.Name,
            Type = new HooxFolderType(answer.Type ?? ""),
            ParentFolderId = answer.ParentFolderId,
            CreatedAt = answer.CreatedAt,
            Raw = answer.Raw,
        }
        : null;
}
