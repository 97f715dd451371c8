using System.Text.Json;
using Typed.Results;

namespace Typed;

/// <summary>A file that a job has generated.</summary>
/// <param name="url">The URL of the file: an absolute http or https URL on the provider's asset host.</param>
public sealed class Asset(Uri url)
{
    /// <summary>The URL of the file. The provider decides how long it stays available, so download the files you need.</summary>
    public Uri Url { get; } = url;

    /// <summary>The provider's id; null if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The type of the asset.</summary>
    public AssetType Type { get; init; }

    /// <summary>The URL of a thumbnail; null if there is none.</summary>
    public Uri? ThumbnailUrl { get; init; }

    /// <summary>The provider's name for the asset, unchanged and not safe as a file name; null if there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The provider's JSON for the asset, including unknown members; undefined if there is none.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>When the URL expires, according to the provider's documentation; null if not documented.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal AssetDownloader Downloader { get; private init; } = AssetDownloader.Default;

    /// <summary>Downloads to a file. Writes a temporary file next to it first and renames it when complete. Sends no API key.</summary>
    /// <param name="path">The file. Its directory must exist.</param>
    /// <param name="progress">Receives each chunk's progress.</param>
    /// <param name="cancellationToken">Cancels the download; no partial file remains.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses the request, stops sending, or sends fewer or more bytes than announced.</exception>
    /// <exception cref="IOException">The file already exists or cannot be written.</exception>
    public Task<DownloadedAsset> DownloadAsync(
        string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(path, DownloadOptions.Default, progress, cancellationToken);

    /// <summary>Downloads to a file. Writes a temporary file next to it first and renames it when complete. Sends no API key.</summary>
    /// <param name="path">The file. Its directory must exist.</param>
    /// <param name="options">Whether to overwrite an existing file, and limits.</param>
    /// <param name="progress">Receives each chunk's progress.</param>
    /// <param name="cancellationToken">Cancels the download; no partial file remains.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses the request, stops sending, or sends fewer or more bytes than announced.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or cannot be written.</exception>
    public Task<DownloadedAsset> DownloadAsync(
        string path, DownloadOptions options, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return Downloader.ToFileAsync(this, path, options, progress, cancellationToken);
    }

    /// <summary>Downloads to a stream. Sends no API key.</summary>
    /// <param name="destination">The stream, written as data arrives; partly written on an error. Not closed.</param>
    /// <param name="progress">Receives each chunk's progress.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>The number of bytes downloaded.</returns>
    /// <exception cref="AssetDownloadException">The asset host refuses the request, stops sending, or sends fewer or more bytes than announced.</exception>
    public Task<long> DownloadAsync(
        Stream destination, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return Downloader.ToStreamAsync(this, destination, DownloadOptions.Default, progress, cancellationToken);
    }

    /// <summary>Returns the type, and the URL without its query, which may contain a signature.</summary>
    public override string ToString() => $"{Type} {Url.GetLeftPart(UriPartial.Path)}".TrimStart();

    internal Asset With(AssetDownloader downloader) => new(Url)
    {
        Id = Id,
        Type = Type,
        ThumbnailUrl = ThumbnailUrl,
        Name = Name,
        Raw = Raw,
        ExpiresAt = ExpiresAt,
        Downloader = downloader,
    };
}
