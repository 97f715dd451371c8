using System.Net;

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

    /// <summary>Whether a further attempt is pointless: the address, the type or the size is refused, or the host says that the asset is not for us (401, 403, 404, 410).</summary>
    public bool IsPermanent { get; init; }

    internal static bool IsPermanentStatus(HttpStatusCode status) => (int)status is 401 or 403 or 404 or 410;
}
