using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox.Wire;

/// <summary>The list of folders.</summary>
/// <remarks>docs.hoox.video/api-reference/folders/list.</remarks>
internal sealed record FoldersAnswer : WireObject
{
    [JsonConverter(typeof(WireList<FolderAnswer>))]
    public IReadOnlyList<FolderAnswer>? Folders { get; set; }
}

/// <summary>A folder.</summary>
/// <remarks>docs.hoox.video/api-reference/folders/create.</remarks>
internal sealed record FolderAnswer : WireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? ParentFolderId { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
}

/// <summary>An avatar.</summary>
/// <remarks>docs.hoox.video/api-reference/avatars/get.</remarks>
internal sealed record AvatarAnswer : WireObject
{
    public string? AvatarId { get; set; }
    public string? Id { get; set; }
    [JsonConverter(typeof(WireList<LookAnswer>))]
    public IReadOnlyList<LookAnswer>? Looks { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
}

/// <summary>A look of an avatar.</summary>
/// <remarks>docs.hoox.video/api-reference/avatars/list.</remarks>
internal sealed record LookAnswer : WireObject
{
    public string? Id { get; set; }
    public string? AvatarId { get; set; }
    public string? AvatarName { get; set; }
    public string? LookName { get; set; }
    public string? Format { get; set; }
    public Uri? Thumbnail { get; set; }
}

/// <summary>An error, in either of the documented formats: <c>{"error", "details"}</c> (docs.hoox.video/errors) and <c>{"error", "code"}</c> (the vendor's guide).</summary>
internal sealed record ErrorAnswer : WireObject
{
    public string? Error { get; set; }
    public string? Message { get; set; }
    public string? Code { get; set; }
    [JsonConverter(typeof(WireList<ErrorDetail>))]
    public IReadOnlyList<ErrorDetail>? Details { get; set; }
}

/// <summary>A part of an error.</summary>
internal sealed record ErrorDetail : WireObject
{
    public string? Code { get; set; }
    public string? Message { get; set; }
    public string? Field { get; set; }
}
