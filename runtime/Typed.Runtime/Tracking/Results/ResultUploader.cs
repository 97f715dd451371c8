using Typed.Results;

namespace Typed.Tracking.Results;

/// <summary>Downloads the assets of a job to a staging directory, and hands them to a store.</summary>
internal sealed class ResultUploader(IResultStore store, string stagingDirectory)
{
    /// <summary>Stores one asset.</summary>
    /// <returns>The asset with its address in the store.</returns>
    public async Task<JobAsset> StoreAsync(AssetDownloader downloader, JobRecord record, IReadOnlyList<JobAsset> assets, int index, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(record.Key);
        Directory.CreateDirectory(directory);
        var staged = new StagedFile(directory, index);
        var note = await staged.ReadAsync(cancellationToken).ConfigureAwait(false) ?? await DownloadAsync(downloader, assets, index, staged, cancellationToken).ConfigureAwait(false);
        var length = new FileInfo(staged.Path).Length;
        var location = await store.StoreAsync(
            new ResultFile
            {
                JobKey = record.Key,
                Provider = record.Provider,
                Name = note.Name,
                ContentType = note.ContentType,
                Path = staged.Path,
                Length = length,
                Sha256 = note.Sha256,
            },
            cancellationToken).ConfigureAwait(false);
        return assets[index] with { Location = location, Length = length, Sha256 = note.Sha256 };
    }

    /// <summary>Removes the local files of a job, whose result is stored and recorded.</summary>
    public void Clean(Guid key)
    {
        try
        {
            if (Directory.Exists(DirectoryOf(key)))
            {
                Directory.Delete(DirectoryOf(key), recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // They take space, and nothing else.
        }
    }

    private string DirectoryOf(Guid key) => Path.Combine(Path.GetFullPath(stagingDirectory), key.ToString("N"));

    private static async Task<StagedNote> DownloadAsync(
        AssetDownloader downloader, IReadOnlyList<JobAsset> assets, int index, StagedFile staged, CancellationToken cancellationToken)
    {
        var partial = new PartialFile(staged.Path);
        var contentType = await new ResumableDownload(downloader).ToPartialAsync(assets[index].ToAsset(), partial, null, cancellationToken).ConfigureAwait(false);
        return await staged.CompleteAsync(ResultFetcher.NameOf(assets, index, contentType), contentType, cancellationToken).ConfigureAwait(false);
    }
}
