using System.Text.Json;

namespace Typed;

/// <summary>One file that a job has made.</summary>
/// <param name="url">Where it lies: an absolute http or https address on the provider's asset host.</param>
public sealed class Asset(Uri url)
{
    /// <summary>Where it lies. How long it stays there is for the provider to say: download what you keep.</summary>
    public Uri Url { get; } = url;

    /// <summary>The provider's id; null where it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>What it is.</summary>
    public AssetType Type { get; init; }

    /// <summary>A small picture of it; null where there is none.</summary>
    public Uri? ThumbnailUrl { get; init; }

    /// <summary>The provider's name for it, as it came: not a safe file name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What the provider says of it, members that are not known included; undefined where it gave no JSON.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>Until when it lies there, by the provider's documentation; null where it says nothing.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal AssetDownloader Downloader { get; private init; } = AssetDownloader.Default;

    /// <summary>Downloads to a file: to a temporary file beside it first, renamed when whole. No API key is sent.</summary>
    /// <param name="path">The file. Its directory must exist.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public Task<DownloadedAsset> DownloadAsync(
        string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(path, DownloadOptions.Default, progress, cancellationToken);

    /// <summary>Downloads to a file: to a temporary file beside it first, renamed when whole. No API key is sent.</summary>
    /// <param name="path">The file. Its directory must exist.</param>
    /// <param name="options">What to do where the file is there, and limits.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
    /// <exception cref="IOException">The file is there and may not be replaced, or cannot be written.</exception>
    public Task<DownloadedAsset> DownloadAsync(
        string path, DownloadOptions options, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return Downloader.ToFileAsync(this, path, options, progress, cancellationToken);
    }

    /// <summary>Downloads into a stream. No API key is sent.</summary>
    /// <param name="destination">Where it is written as it arrives; on an error it holds a part. Not closed.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
    public Task<long> DownloadAsync(
        Stream destination, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return Downloader.ToStreamAsync(this, destination, DownloadOptions.Default, progress, cancellationToken);
    }

    /// <summary>Type and address without its query, which may hold a signature.</summary>
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
