using Typed.Reading;
using Typed.Specification;

namespace Typed;

/// <summary>An input image or video of a generation: a URL, an asset of the workspace, or an avatar of the workspace. Always exactly one of them.</summary>
public sealed record MediaInput : ExactlyOneObject, IReadableParams
{
    private const int Url = 0;
    private const int Asset = 1;
    private const int Avatar = 2;

    private static readonly ParamField[] s_members =
    [
        new("url", ParamKind.Text) { Format = "uri" },
        new("asset_id", ParamKind.Text),
        new("avatar_id", ParamKind.Text),
    ];

    private MediaInput(int at, string value)
        : base(s_members, at, value)
    {
    }

    private MediaInput(ParamsReader reader)
        : base(reader, s_members)
    {
    }

    /// <summary>Creates an input from a file at a public URL.</summary>
    /// <param name="url">The direct URL of the file. Must be absolute; otherwise <c>Validate()</c> reports it.</param>
    public static MediaInput FromUrl(Uri url) => new(Url, TextOf(url));

    /// <summary>Creates an input from a file at a public URL.</summary>
    /// <param name="url">The direct URL of the file. Must be absolute; otherwise <c>Validate()</c> reports it.</param>
    public static MediaInput FromUrl(string url) => new(Url, url);

    /// <summary>Creates an input from an asset of the workspace.</summary>
    /// <param name="assetId">The provider's id of the asset.</param>
    public static MediaInput FromAsset(string assetId) => new(Asset, assetId);

    /// <summary>Creates an input from an avatar of the workspace.</summary>
    /// <param name="avatarId">The provider's id of the avatar.</param>
    public static MediaInput FromAvatar(string avatarId) => new(Avatar, avatarId);

    /// <summary>Creates an input from a file at a public URL.</summary>
    /// <param name="url">The direct URL of the file.</param>
    public static implicit operator MediaInput(Uri url) => FromUrl(url);

    /// <summary>Determines whether <paramref name="other"/> is the same input.</summary>
    /// <param name="other">The input to compare with.</param>
    public bool Equals(MediaInput? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new MediaInput(reader);

    /// <inheritdoc/>
    protected override bool PrintMembers(System.Text.StringBuilder builder) => false;
}
