using System.Text.Json;
using Typed.Providers;

namespace Typed;

/// <summary>What a job has made.</summary>
public sealed class GenerationResult
{
    private readonly JobSnapshot _snapshot;

    internal GenerationResult(GenerationJob job, JobSnapshot snapshot, AssetDownloader downloader)
    {
        _snapshot = snapshot;
        Job = job;
        Assets = [.. snapshot.Assets.Select(asset => asset.With(downloader))];
    }

    /// <summary>The job.</summary>
    public GenerationJob Job { get; }

    /// <summary>The files, in the provider's order.</summary>
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>The credits that the provider says it has charged; null where it does not say.</summary>
    public decimal? CreditsUsed => _snapshot.CreditsUsed;

    /// <summary>The credits that the provider gives back for generations that failed; null where it does not say.</summary>
    public decimal? CreditsRefunded => _snapshot.CreditsRefunded;

    /// <summary>The generations of a job that has several, failed ones included; empty where the provider knows one job only.</summary>
    public IReadOnlyList<JobPart> Parts => _snapshot.Parts;

    /// <summary>The length of the output; null where the provider does not say or it has none.</summary>
    public TimeSpan? Duration => _snapshot.Duration;

    /// <summary>The resolution of the output as the provider spells it, such as <c>1080x1920</c>; null where it does not say.</summary>
    public string? Resolution => _snapshot.Resolution;

    /// <summary>The aspect ratio of the output as the provider spells it; null where it does not say.</summary>
    public string? AspectRatio => _snapshot.AspectRatio;

    /// <summary>The number of outputs; null where the provider does not say.</summary>
    public int? OutputCount => _snapshot.OutputCount;

    /// <summary>When the provider accepted the job; null where it does not say.</summary>
    public DateTimeOffset? CreatedAt => _snapshot.CreatedAt;

    /// <summary>When the provider last changed the job; null where it does not say.</summary>
    public DateTimeOffset? UpdatedAt => _snapshot.UpdatedAt;

    /// <summary>The provider's whole answer, members that are not known included; undefined where it gave no JSON.</summary>
    public JsonElement Raw => _snapshot.Raw;

    /// <summary>Downloads every asset into a directory, one after another. No API key is sent.</summary>
    /// <param name="directory">The directory; made where it is not there. Files are named after the assets, safely.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it; files that are whole stay.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
    /// <exception cref="IOException">A file is there already, or cannot be written.</exception>
    public Task<IReadOnlyList<DownloadedAsset>> DownloadAsync(
        string directory, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(directory, DownloadOptions.Default, progress, cancellationToken);

    /// <summary>Downloads every asset into a directory, one after another. No API key is sent.</summary>
    /// <param name="directory">The directory; made where it is not there. Files are named after the assets, safely.</param>
    /// <param name="options">What to do where a file is there, and limits.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it; files that are whole stay.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
    /// <exception cref="IOException">A file is there and may not be replaced, or cannot be written.</exception>
    public async Task<IReadOnlyList<DownloadedAsset>> DownloadAsync(
        string directory, DownloadOptions options, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(directory);
        // Ignoring case, so that two names do not meet on a file system that does.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<DownloadedAsset>(Assets.Count);
        foreach (var asset in Assets)
        {
            files.Add(await asset.Downloader.ToDirectoryAsync(asset, directory, taken, options, progress, cancellationToken).ConfigureAwait(false));
        }

        return files;
    }
}
