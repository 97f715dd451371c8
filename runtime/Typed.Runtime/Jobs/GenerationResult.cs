using System.Text.Json;
using Typed.Providers;
using Typed.Results;

namespace Typed;

/// <summary>The result of a job.</summary>
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

    /// <summary>The credits charged, as the provider reports them; null if not reported.</summary>
    public decimal? CreditsUsed => _snapshot.CreditsUsed;

    /// <summary>The credits that the provider refunds for failed generations; null if not reported.</summary>
    public decimal? CreditsRefunded => _snapshot.CreditsRefunded;

    /// <summary>The individual generations of a job, including failed ones; empty if the provider reports only a single job.</summary>
    public IReadOnlyList<JobPart> Parts => _snapshot.Parts;

    /// <summary>The length of the output; null if it has none or the provider does not report it.</summary>
    public TimeSpan? Duration => _snapshot.Duration;

    /// <summary>The resolution of the output as the provider spells it, such as <c>1080x1920</c>; null if not reported.</summary>
    public string? Resolution => _snapshot.Resolution;

    /// <summary>The aspect ratio of the output as the provider spells it; null if not reported.</summary>
    public string? AspectRatio => _snapshot.AspectRatio;

    /// <summary>The number of outputs; null if not reported.</summary>
    public int? OutputCount => _snapshot.OutputCount;

    /// <summary>When the provider accepted the job; null if not reported.</summary>
    public DateTimeOffset? CreatedAt => _snapshot.CreatedAt;

    /// <summary>When the provider last changed the job; null if not reported.</summary>
    public DateTimeOffset? UpdatedAt => _snapshot.UpdatedAt;

    /// <summary>The provider's complete answer, including unknown members; undefined if it is not JSON.</summary>
    public JsonElement Raw => _snapshot.Raw;

    /// <summary>Downloads all assets to a directory, one after another. Sends no API key.</summary>
    /// <param name="directory">The directory; created if it does not exist. Files get safe names based on the assets.</param>
    /// <param name="progress">Receives each chunk's progress.</param>
    /// <param name="cancellationToken">Cancels the download; complete files are kept.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses the request, stops sending, or sends fewer or more bytes than announced.</exception>
    /// <exception cref="IOException">A file already exists or cannot be written.</exception>
    public Task<IReadOnlyList<DownloadedAsset>> DownloadAsync(
        string directory, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(directory, DownloadOptions.Default, progress, cancellationToken);

    /// <summary>Downloads all assets to a directory, one after another. Sends no API key.</summary>
    /// <param name="directory">The directory; created if it does not exist. Files get safe names based on the assets.</param>
    /// <param name="options">Whether to overwrite existing files, and limits.</param>
    /// <param name="progress">Receives each chunk's progress.</param>
    /// <param name="cancellationToken">Cancels the download; complete files are kept.</param>
    /// <exception cref="AssetDownloadException">The asset host refuses the request, stops sending, or sends fewer or more bytes than announced.</exception>
    /// <exception cref="IOException">A file exists and may not be replaced, or cannot be written.</exception>
    public async Task<IReadOnlyList<DownloadedAsset>> DownloadAsync(
        string directory, DownloadOptions options, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(directory);
        // Ignores case, so that two names do not collide on a case-insensitive file system.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<DownloadedAsset>(Assets.Count);
        foreach (var asset in Assets)
        {
            files.Add(await asset.Downloader.ToDirectoryAsync(asset, directory, taken, options, progress, cancellationToken).ConfigureAwait(false));
        }

        return files;
    }
}
