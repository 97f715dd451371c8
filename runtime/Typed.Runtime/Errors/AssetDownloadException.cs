namespace Typed;

/// <summary>An asset could not be downloaded whole. No file was left behind; the job and its result are not affected.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="asset">The asset.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">The cause.</param>
public sealed class AssetDownloadException(string provider, Asset asset, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The asset.</summary>
    public Asset Asset { get; } = asset;
}
