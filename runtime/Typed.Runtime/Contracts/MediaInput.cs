using Typed.Reading;
using Typed.Specification;

namespace Typed;

/// <summary>An image or video that goes into a generation: an address, an asset of the workspace, or an avatar of it. Exactly one, by construction.</summary>
public sealed record MediaInput : ExactlyOneObject, IReadableParams<MediaInput>
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

    /// <summary>A file at a public address.</summary>
    /// <param name="url">The address of the file itself; absolute, or <c>Validate()</c> names it.</param>
    public static MediaInput FromUrl(Uri url) => new(Url, TextOf(url));

    /// <summary>A file at a public address.</summary>
    /// <param name="url">The address of the file itself; absolute, or <c>Validate()</c> names it.</param>
    public static MediaInput FromUrl(string url) => new(Url, url);

    /// <summary>An asset of the workspace.</summary>
    /// <param name="assetId">The provider's id of the asset.</param>
    public static MediaInput FromAsset(string assetId) => new(Asset, assetId);

    /// <summary>An avatar of the workspace.</summary>
    /// <param name="avatarId">The provider's id of the avatar.</param>
    public static MediaInput FromAvatar(string avatarId) => new(Avatar, avatarId);

    /// <summary>A file at a public address.</summary>
    /// <param name="url">The address of the file itself.</param>
    public static implicit operator MediaInput(Uri url) => FromUrl(url);

    /// <summary>Whether <paramref name="other"/> is the same input.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(MediaInput? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static MediaInput IReadableParams<MediaInput>.Read(ParamsReader reader) => new(reader);

    /// <inheritdoc/>
    protected override bool PrintMembers(System.Text.StringBuilder builder) => false;
}
