namespace Typed.Results;

/// <summary>The sources a client may download assets from, and the size limit.</summary>
/// <param name="ApiOrigin">The API itself, which may serve assets even from this machine, as an emulator does; null for none.</param>
/// <param name="AllowPrivateHosts">Whether assets may come from this machine and private networks.</param>
/// <param name="MaxBytes">The maximum size of one asset in bytes.</param>
internal sealed record AssetRules(Uri? ApiOrigin, bool AllowPrivateHosts, long MaxBytes)
{
    public const long DefaultMaxBytes = 10L * 1024 * 1024 * 1024;

    public static AssetRules Default { get; } = new(null, false, DefaultMaxBytes);

    public bool AllowsPrivate(Uri url) =>
        AllowPrivateHosts
        || (ApiOrigin is not null && Uri.Compare(ApiOrigin, url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);
}
