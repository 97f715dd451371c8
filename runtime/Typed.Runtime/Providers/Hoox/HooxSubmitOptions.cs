namespace Typed.Hoox;

/// <summary>Options for a submission to Hoox: besides the common options, the folder and parent of the output.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start.</remarks>
public sealed record HooxSubmitOptions : SubmitOptions
{
    /// <summary>The media of the space from which the output is derived. Reference avatars are inherited, and variations are grouped. The parent's folder
    /// is also inherited (vendor's guide). It does not replace a reference or slot. Null: none.</summary>
    public string? ParentMediaId { get; init; }

    /// <summary>The asset folder of the output. The provider ignores it if <see cref="ParentMediaId"/> is set (vendor's guide). Null: none.</summary>
    public string? FolderId { get; init; }

    /// <summary>The appearance and actions of the person, separate from the script. Documented for Seedance 2.0 UGC only. Null: none.</summary>
    public string? AvatarDescription { get; init; }

    internal override string? OnlyFor => HooxClient.ProviderName;

    internal override IReadOnlyList<KeyValuePair<string, string>> Members =>
    [
        .. new (string Name, string? Value)[] { ("parent_media_id", ParentMediaId), ("folder_id", FolderId), ("avatar_description", AvatarDescription) }
            .Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Name, member.Value!)),
    ];
}
