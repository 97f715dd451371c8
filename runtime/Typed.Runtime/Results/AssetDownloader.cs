namespace Typed.Results;

/// <summary>Downloads assets with a separate HTTP client that has no API key.</summary>
internal sealed class AssetDownloader
{
    /// <param name="provider">The provider's key.</param>
    /// <param name="http">The user's client; null for the library's own, which also checks the addresses that host names resolve to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="rules">The allowed sources of assets.</param>
    public AssetDownloader(string provider, HttpClient? http, TimeProvider time, AssetRules rules)
    {
        Failures = new AssetFailures(provider);
        Requests = new AssetRequests(Failures, http, time, rules);
        Content = new AssetContentReader(Failures, time, rules);
    }

    public static AssetDownloader Default { get; } = new("", null, TimeProvider.System, AssetRules.Default);

    public AssetFailures Failures { get; }

    public AssetRequests Requests { get; }

    public AssetContentReader Content { get; }

    public async Task<DownloadedAsset> ToFileAsync(
        Asset asset, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        // Check before the transfer, not after it.
        ThrowIfThere(path, options);
        using var response = await Requests.OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(asset, response, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DownloadedAsset> ToDirectoryAsync(
        Asset asset, string directory, HashSet<string> taken, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await Requests.OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        var root = Path.GetFullPath(directory);
        var path = Path.GetFullPath(Path.Combine(root, AssetFileName.Of(asset, response.Content.Headers.ContentType?.MediaType, taken)));
        if (Path.GetDirectoryName(path) != Path.TrimEndingDirectorySeparator(root))
        {
            throw new AssetDownloadException(Failures.Provider, asset, "The asset's name leads out of the directory.");
        }

        ThrowIfThere(path, options);
        return await SaveAsync(asset, response, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> ToStreamAsync(
        Asset asset, Stream destination, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await Requests.OpenAsync(asset, null, options, cancellationToken).ConfigureAwait(false);
        return await Content.CopyAsync(asset, response, destination, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfThere(string path, DownloadOptions options)
    {
        if (!options.Overwrite && File.Exists(path))
        {
            throw new IOException($"The file '{path}' is there already.");
        }
    }

    private async Task<DownloadedAsset> SaveAsync(
        Asset asset, HttpResponseMessage response, string path, DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        // Same directory, so that the rename stays within one file system and is atomic.
        var temporary = Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Guid.NewGuid():N}.part");
        try
        {
            long length;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                length = await Content.CopyAsync(asset, response, file, options, progress, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, options.Overwrite);
            return new DownloadedAsset(asset, full, length);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
