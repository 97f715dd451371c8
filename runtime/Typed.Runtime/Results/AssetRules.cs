namespace Typed;

/// <summary>Where a client may fetch assets from, and how much.</summary>
/// <param name="ApiOrigin">The API itself, which may serve assets even if it is on this machine, as an emulator is; null for none.</param>
/// <param name="AllowPrivateHosts">Whether assets may come from this machine and private networks.</param>
/// <param name="MaxBytes">The most bytes of one asset.</param>
internal sealed record AssetRules(Uri? ApiOrigin, bool AllowPrivateHosts, long MaxBytes)
{
    public const long DefaultMaxBytes = 10L * 1024 * 1024 * 1024;

    public static AssetRules Default { get; } = new(null, false, DefaultMaxBytes);

    public bool AllowsPrivate(Uri url) =>
        AllowPrivateHosts
        || (ApiOrigin is not null && Uri.Compare(ApiOrigin, url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);
}
