namespace Typed.Hoox;

/// <summary>How a request is submitted to Hoox: beside what holds for all, where the output goes and what it descends from.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start.</remarks>
public sealed record HooxSubmitOptions : SubmitOptions
{
    /// <summary>A media of the space that the output descends from: reference avatars are inherited, and variations are grouped; the parent's folder
    /// is inherited too (vendor's guide). It does not take the place of a reference or slot. Null: none.</summary>
    public string? ParentMediaId { get; init; }

    /// <summary>The asset folder of the output; the provider ignores it beside <see cref="ParentMediaId"/> (vendor's guide). Null: none.</summary>
    public string? FolderId { get; init; }

    /// <summary>Look and actions of the person, apart from the script; documented for Seedance 2.0 UGC only. Null: none.</summary>
    public string? AvatarDescription { get; init; }

    internal override string? OnlyFor => HooxClient.ProviderName;

    internal override IReadOnlyList<KeyValuePair<string, string>> Members =>
    [
        .. new (string Name, string? Value)[] { ("parent_media_id", ParentMediaId), ("folder_id", FolderId), ("avatar_description", AvatarDescription) }
            .Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Name, member.Value!)),
    ];
}
