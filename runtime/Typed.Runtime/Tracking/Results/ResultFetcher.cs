using System.Collections.Concurrent;

namespace Typed.Tracking.Results;

/// <summary>Saves the assets of a job, one after another. Never saves the same job twice at once.</summary>
internal sealed class ResultFetcher
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _turns = new();

    public async Task<IDisposable> EnterAsync(Guid key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var turn = _turns.GetOrAdd(key, static _ => new SemaphoreSlim(1));
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_turns.TryGetValue(key, out var current) && current == turn)
            {
                return new Turn(() =>
                {
                    _turns.TryRemove(key, out _);
                    turn.Release();
                });
            }

            turn.Release();
        }
    }

    public static async Task<JobAsset> FetchAsync(
        AssetDownloader downloader, IReadOnlyList<JobAsset> assets, int index, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(directory);
        Directory.CreateDirectory(root);
        var partial = new PartialFile(Path.Combine(root, FormattableString.Invariant($".asset-{index}.part")));
        var download = new ResumableDownload(downloader);
        var asset = assets[index].ToAsset();
        var contentType = await download.ToPartialAsync(asset, partial, progress, cancellationToken).ConfigureAwait(false);
        var path = Path.Combine(root, NameOf(assets, index, contentType));
        var length = partial.MoveTo(path);
        return assets[index] with { File = path, Length = length };
    }

    /// <summary>Returns the name of an asset's file. The same names in the same order each time: files left by a crash are replaced, not duplicated.</summary>
    public static string NameOf(IReadOnlyList<JobAsset> assets, int index, string? contentType)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var name = "";
        for (var i = 0; i <= index; i++)
        {
            var known = assets[i].File is { } file ? Path.GetFileName(file) : assets[i].Location is { } location ? Uri.UnescapeDataString(location.Segments[^1]) : null;
            name = i < index && known is not null
                ? Take(known)
                : AssetFileName.Of(assets[i].ToAsset(), contentType, taken);
        }

        return name;

        string Take(string known)
        {
            taken.Add(known);
            return known;
        }
    }

    private sealed class Turn(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
