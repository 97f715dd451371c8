using Typed.Tracking.Diagnostics;
using Typed.Tracking.Results;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Saves results as files or in the user's store, and records where they are.</summary>
internal sealed class ResultSaver(TrackerContext context)
{
    private readonly ResultFetcher _fetcher = new();
    private readonly ResultUploader? _uploader = context.Options.ResultStore is { } store ? new ResultUploader(store, context.Options.StagingDirectory) : null;

    /// <summary>Saves a job's result where the options say.</summary>
    public Task<JobRecord> SaveAsync(JobEntry entry, CancellationToken cancellationToken) => _uploader is { } uploader
        ? StoreAsync(entry, uploader, cancellationToken)
        : SaveAsync(entry, Path.Combine(context.Options.ResultDirectory!, entry.Record.Key.ToString("N")), null, cancellationToken);

    /// <summary>Saves a job's result in a directory, and records its location.</summary>
    public Task<JobRecord> SaveAsync(JobEntry entry, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) => SaveAsync(
        entry,
        asset => asset.File is { } known && File.Exists(known),
        (_, assets, i) => ResultFetcher.FetchAsync(entry.Lane.Client.Context.Downloader, assets, i, directory, progress, cancellationToken),
        cancellationToken);

    /// <summary>Records that files exist. The caller gets them even if the job was changed, claimed or erased in the meantime.</summary>
    public async Task<JobRecord> RecordAsync(JobEntry entry, JobRecord saved)
    {
        if (context.Remote is { } remote)
        {
            return await remote.RecordFetchedAsync(saved, context.Work.Stopping).ConfigureAwait(false);
        }

        try
        {
            var record = await context.Roster.ChangeAsync(saved, newest => newest with { Assets = saved.Assets, FetchedAt = saved.FetchedAt }).ConfigureAwait(false);
            Checkpoint.Reached("fetch-durable");
            entry.Change(record);
            return record;
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(context.Log, entry.Lane.Name, saved.Key, exception.Message);
            return saved;
        }
    }

    /// <summary>Records that a result was fetched.</summary>
    public async Task MarkFetchedAsync(Guid key, CancellationToken cancellationToken)
    {
        var record = await context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"The journal has no job {key:N}.");
        if (record.FetchedAt is not null)
        {
            return;
        }

        var fetched = record with { FetchedAt = context.Time.GetUtcNow() };
        if (context.Remote is { } remote)
        {
            await remote.RecordFetchedAsync(fetched, cancellationToken).ConfigureAwait(false);
            return;
        }

        record = await context.Roster.ChangeAsync(record, newest => newest with { FetchedAt = newest.FetchedAt ?? fetched.FetchedAt }).ConfigureAwait(false);
        if (context.Roster.Find(key) is { } entry)
        {
            context.Roster.Drop(entry);
            entry.Change(record);
        }
    }

    private async Task<JobRecord> StoreAsync(JobEntry entry, ResultUploader uploader, CancellationToken cancellationToken)
    {
        var record = await SaveAsync(
            entry,
            asset => asset.Location is not null,
            (record, assets, i) => uploader.StoreAsync(entry.Lane.Client.Context.Downloader, record, assets, i, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        uploader.Clean(record.Key);
        return record;
    }

    private async Task<JobRecord> SaveAsync(
        JobEntry entry, Func<JobAsset, bool> isThere, Func<JobRecord, JobAsset[], int, Task<JobAsset>> save, CancellationToken cancellationToken)
    {
        using var activity = TrackerTrace.Download(entry);
        try
        {
            using var turn = await _fetcher.EnterAsync(entry.Record.Key, cancellationToken).ConfigureAwait(false);
            // Another call may have saved it in the meantime.
            var record = await context.Journal.FindAsync(entry.Record.Key, cancellationToken).ConfigureAwait(false) ?? entry.Record;
            var assets = (record.Assets ?? []).ToArray();
            for (var i = 0; i < assets.Length; i++)
            {
                if (!isThere(assets[i]))
                {
                    assets[i] = await save(record, assets, i).ConfigureAwait(false);
                    Checkpoint.Reached("file-renamed");
                    context.Metrics.Downloaded(entry.Lane.Name, assets[i].Length ?? 0);
                }
            }

            record = await RecordAsync(entry, record with { Assets = assets, FetchedAt = context.Time.GetUtcNow() }).ConfigureAwait(false);
            TrackerLog.Fetched(context.Log, entry.Lane.Name, record.Key, assets.Length);
            return record;
        }
        catch (Exception exception)
        {
            TrackerTrace.Fail(activity, exception);
            throw;
        }
    }
}
