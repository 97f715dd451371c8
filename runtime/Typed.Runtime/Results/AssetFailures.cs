namespace Typed.Results;

/// <summary>Creates the errors of downloads.</summary>
/// <param name="provider">The provider's key.</param>
internal sealed class AssetFailures(string provider)
{
    public string Provider => provider;

    /// <summary>Creates the error for a download that may succeed later.</summary>
    public AssetDownloadException Failed(Asset asset, string how, Exception? cause) =>
        new(provider, asset, FormattableString.Invariant($"The download of {asset} {how}."), cause);

    /// <summary>Creates the error for a download that a retry cannot fix.</summary>
    public AssetDownloadException Refused(Asset asset, string why) => new(provider, asset, $"{asset} was not downloaded: it {why}.") { IsPermanent = true };

    /// <summary>Throws if there is a reason to refuse the asset.</summary>
    public void ThrowIfRefused(Asset asset, string? why)
    {
        if (why is not null)
        {
            throw Refused(asset, why);
        }
    }
}
