using System.Net;

namespace Typed;

/// <summary>An asset could not be downloaded completely. No file is left behind; the job and its result are not affected.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="asset">The asset.</param>
/// <param name="message">The error message.</param>
/// <param name="innerException">The cause.</param>
public sealed class AssetDownloadException(string provider, Asset asset, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The asset.</summary>
    public Asset Asset { get; } = asset;

    /// <summary>Whether a retry is pointless: the URL, type or size was rejected, or the host denies the asset to this client (401, 403, 404, 410).</summary>
    public bool IsPermanent { get; init; }

    internal static bool IsPermanentStatus(HttpStatusCode status) => (int)status is 401 or 403 or 404 or 410;
}
