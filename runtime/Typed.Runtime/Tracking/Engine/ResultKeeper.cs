using System.Diagnostics;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Results;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Saves results, and warns about unfetched results before they are deleted.</summary>
internal sealed class ResultKeeper(TrackerContext context, Action<JobRecord> onExpiring)
{
    private const int MostRefusals = 5;
    private const int MostDoublings = 8;

    // The wall clock may be set forward or back: it is read again at least this often.
    private static readonly TimeSpan s_longestTrust = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromHours(1);
    private readonly ResultFetcher _fetcher = new();
    private readonly ResultUploader? _uploader = context.Options.ResultStore is { } store ? new ResultUploader(store, context.Options.StagingDirectory) : null;
    private readonly Queue<JobEntry> _toFetch = new();
    private int _fetching;

    private TrackerOptions Options => context.Options;

    /// <summary>Saves a job's result in a directory, and records its location.</summary>
    public Task<JobRecord> SaveAsync(JobEntry entry, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) => SaveAsync(
        entry,
        asset => asset.File is { } known && File.Exists(known),
        (_, assets, i) => ResultFetcher.FetchAsync(entry.Lane.Client.Context.Downloader, assets, i, directory, progress, cancellationToken),
        cancellationToken);

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

    // The files exist. The caller gets them even if the job was changed, claimed or erased in the meantime.
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

    /// <summary>Keeps a result in memory if it must be saved or expires. All other jobs are left to the journal.</summary>
    public void AfterEnd(JobEntry entry)
    {
        var record = entry.Record;
        if (record is { State: JobState.Succeeded, FetchedAt: null, Assets.Count: > 0 } && (Options.SavesResults || record.ExpiresAt is not null))
        {
            context.Roster.Add(entry);
            entry.Attempt = 0;
            context.Scheduler.Schedule(
                entry,
                Options.SavesResults ? JobStep.Fetch : JobStep.Expiry,
                Options.SavesResults ? TimeSpan.Zero : UntilExpiryCheck(record, entry.IsWarned));
            return;
        }

        context.Roster.Drop(entry);
    }

    /// <summary>Saves the result now, or when a download has ended.</summary>
    public void Fetch(JobEntry entry)
    {
        lock (_toFetch)
        {
            if (_fetching == Options.MaxConcurrentDownloads)
            {
                _toFetch.Enqueue(entry);
                return;
            }

            _fetching++;
        }

        _ = context.Work.RunAsync(FetchAllAsync(entry));
    }

    public async Task CheckExpiryAsync(JobEntry entry)
    {
        if (!await ReportExpiryAsync(entry).ConfigureAwait(false))
        {
            ScheduleExpiry(entry);
        }
    }

    private async Task FetchAllAsync(JobEntry? entry)
    {
        // No caller has requested the download, so the activity has no parent (as with polls).
        Activity.Current = null;
        while (entry is not null)
        {
            await FetchOneAsync(entry).ConfigureAwait(false);
            lock (_toFetch)
            {
                if (!_toFetch.TryDequeue(out entry))
                {
                    _fetching--;
                }
            }
        }
    }

    private async Task FetchOneAsync(JobEntry entry)
    {
        try
        {
            _ = _uploader is { } uploader
                ? await StoreAsync(entry, uploader, context.Work.Stopping).ConfigureAwait(false)
                : await SaveAsync(entry, Path.Combine(Options.ResultDirectory!, entry.Record.Key.ToString("N")), null, context.Work.Stopping).ConfigureAwait(false);
            context.Roster.Drop(entry);
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(context.Log, entry.Lane.Name, entry.Record.Key, exception.Message);
            context.Roster.Drop(entry);
        }
        catch (Exception exception) when (exception is not (JournalException or ObjectDisposedException) && !context.Work.Stopping.IsCancellationRequested)
        {
            // A faulty address or host must not stop the other jobs.
            entry.Attempt++;
            TrackerLog.FetchFailed(context.Log, entry.Lane.Name, entry.Record.Key, entry.Attempt, exception.Message);
            if (!await ReportExpiryAsync(entry).ConfigureAwait(false))
            {
                RetryFetch(entry, exception);
            }
        }
    }

    private void RetryFetch(JobEntry entry, Exception exception)
    {
        var isPermanent = exception is AssetDownloadException { IsPermanent: true } or NotSupportedException or ArgumentException or InvalidOperationException;
        if (!isPermanent || entry.Attempt < MostRefusals)
        {
            var pause = entry.Lane.Polling.DelayAfter(entry.Attempt, null, context.Random()) * Math.Pow(2, Math.Clamp(entry.Attempt - MostRefusals, 0, MostDoublings));
            context.Scheduler.Schedule(entry, JobStep.Fetch, pause < s_longestRetry ? pause : s_longestRetry);
            return;
        }

        // The host's answer is unlikely to change: a refusal, a web page, or a file that is empty or too large. SaveAsync or the next start tries again.
        entry.IsFetchGivenUp = true;
        if (entry.Record.ExpiresAt is not null)
        {
            ScheduleExpiry(entry);
        }
    }

    private void ScheduleExpiry(JobEntry entry) =>
        context.Scheduler.Schedule(entry, JobStep.Expiry, UntilExpiryCheck(entry.Record, entry.IsWarned));

    /// <summary>Reports once a result that expires soon, and reports an expired result. Returns true if the result has expired.</summary>
    private async Task<bool> ReportExpiryAsync(JobEntry entry)
    {
        var (record, now) = (entry.Record, context.Time.GetUtcNow());
        if (record.ExpiresAt is not { } expires || record.FetchedAt is not null)
        {
            return false;
        }

        if (now >= expires)
        {
            var expired = record with { State = JobState.Expired, Reason = "The documented lifetime of the result ended before it was fetched." };
            if (await context.Roster.TryWriteAsync(entry, expired).ConfigureAwait(false))
            {
                TrackerLog.Expired(context.Log, entry.Lane.Name, record.Key, expires);
                context.Metrics.Ended(entry.Lane.Name, JobState.Expired);
                context.Roster.Drop(entry);
                onExpiring(entry.Record);
            }

            return true;
        }

        if (!entry.IsWarned && now >= expires - Options.ExpiryWarning)
        {
            entry.IsWarned = true;
            TrackerLog.Expiring(context.Log, entry.Lane.Name, record.Key, expires);
            onExpiring(record);
        }

        return false;
    }

    private TimeSpan UntilExpiryCheck(JobRecord record, bool isWarned)
    {
        var at = record.ExpiresAt!.Value - (isWarned ? TimeSpan.Zero : Options.ExpiryWarning);
        var left = at - context.Time.GetUtcNow();
        return left < s_longestTrust ? left : s_longestTrust;
    }
}
