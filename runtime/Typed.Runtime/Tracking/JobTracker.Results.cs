using System.Diagnostics;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    private readonly Queue<JobEntry> _toFetch = new();
    private int _fetching;

    // The wall clock may be set back or forth: it is asked again at least that often.
    private static readonly TimeSpan s_longestTrust = TimeSpan.FromHours(1);

    /// <summary>Saves a job's result, and writes down where it is.</summary>
    internal async Task<JobRecord> SaveAsync(JobEntry entry, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var activity = TrackerMetrics.Source.StartActivity("typed.download");
        activity?.SetTag("typed.provider", entry.Lane.Name).SetTag("typed.job.key", entry.Record.Key);
        using var turn = await _fetcher.EnterAsync(entry.Record.Key, cancellationToken).ConfigureAwait(false);
        // Someone else may have saved it meanwhile.
        var record = await _journal.FindAsync(entry.Record.Key, cancellationToken).ConfigureAwait(false) ?? entry.Record;
        var assets = (record.Assets ?? []).ToArray();
        for (var i = 0; i < assets.Length; i++)
        {
            if (assets[i].File is not { } known || !File.Exists(known))
            {
                assets[i] = await _fetcher.FetchAsync(entry.Lane.Client.Context.Downloader, assets, i, directory, progress, cancellationToken).ConfigureAwait(false);
                Checkpoint.Reached("file-renamed");
                _metrics.Downloaded(entry.Lane.Name, assets[i].Length ?? 0);
            }
        }

        record = await _journal.UpdateAsync(record with { Assets = assets, FetchedAt = _time.GetUtcNow() }, _options.Owner, CancellationToken.None).ConfigureAwait(false);
        Checkpoint.Reached("fetch-durable");
        entry.Change(record);
        TrackerLog.Fetched(_log, entry.Lane.Name, record.Key, assets.Length);
        return record;
    }

    internal JobEntry EntryOf(JobRecord record) =>
        _entries.TryGetValue(record.Key, out var entry) ? entry : new JobEntry(LaneFor(record.Provider), record);

    internal async Task<JobRecord> MarkFetchedAsync(Guid key, CancellationToken cancellationToken)
    {
        var record = await _journal.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"The journal has no job {key:N}.");
        if (record.FetchedAt is null)
        {
            record = await _journal.UpdateAsync(record with { FetchedAt = _time.GetUtcNow() }, _options.Owner, cancellationToken).ConfigureAwait(false);
            if (_entries.TryRemove(key, out var entry))
            {
                _scheduler.Forget(entry);
                entry.Change(record);
            }
        }

        return record;
    }

    // A result that is to be saved, or that expires, stays in memory; every other job is left to the journal.
    private void AfterEnd(JobEntry entry)
    {
        var record = entry.Record;
        if (record is { State: JobState.Succeeded, FetchedAt: null, Assets.Count: > 0 } && (_options.ResultDirectory ?? (object?)record.ExpiresAt) is not null)
        {
            _entries[record.Key] = entry;
            entry.Attempt = 0;
            _scheduler.Schedule(
                entry,
                _options.ResultDirectory is null ? JobStep.Expiry : JobStep.Fetch,
                _options.ResultDirectory is null ? UntilExpiryCheck(record, entry.IsWarned) : TimeSpan.Zero);
            return;
        }

        _scheduler.Forget(entry);
        _entries.TryRemove(record.Key, out _);
    }

    private void Fetch(JobEntry entry)
    {
        lock (_toFetch)
        {
            if (_fetching == _options.MaxConcurrentDownloads)
            {
                _toFetch.Enqueue(entry);
                return;
            }

            _fetching++;
        }

        _ = Work(FetchAllAsync(entry));
    }

    private async Task FetchAllAsync(JobEntry? entry)
    {
        // As with looks: nobody called for it.
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
            await SaveAsync(entry, Path.Combine(_options.ResultDirectory!, entry.Record.Key.ToString("N")), null, _stop.Token).ConfigureAwait(false);
            _scheduler.Forget(entry);
            _entries.TryRemove(entry.Record.Key, out _);
        }
        catch (Exception exception) when (exception is AssetDownloadException or (IOException and not JournalException) or UnauthorizedAccessException)
        {
            entry.Attempt++;
            TrackerLog.FetchFailed(_log, entry.Lane.Name, entry.Record.Key, entry.Attempt, exception.Message);
            if (!await ReportExpiryAsync(entry).ConfigureAwait(false))
            {
                _scheduler.Schedule(entry, JobStep.Fetch, entry.Lane.Polling.DelayAfter(entry.Attempt, null, Random()));
            }
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(_log, entry.Lane.Name, entry.Record.Key, exception.Message);
            _scheduler.Forget(entry);
            _entries.TryRemove(entry.Record.Key, out _);
        }
    }

    private async Task CheckExpiryAsync(JobEntry entry)
    {
        if (!await ReportExpiryAsync(entry).ConfigureAwait(false))
        {
            _scheduler.Schedule(entry, JobStep.Expiry, UntilExpiryCheck(entry.Record, entry.IsWarned));
        }
    }

    /// <summary>Reports a result that expires soon, once, and one that has expired; true where it has.</summary>
    private async Task<bool> ReportExpiryAsync(JobEntry entry)
    {
        var (record, now) = (entry.Record, _time.GetUtcNow());
        if (record.ExpiresAt is not { } expires || record.FetchedAt is not null)
        {
            return false;
        }

        if (now >= expires)
        {
            if (await WriteAsync(entry, record with { State = JobState.Expired, Reason = "The result's documented lifetime ended before anyone fetched it." }).ConfigureAwait(false))
            {
                TrackerLog.Expired(_log, entry.Lane.Name, record.Key, expires);
                _metrics.Ended(entry.Lane.Name, JobState.Expired);
                _scheduler.Forget(entry);
                _entries.TryRemove(record.Key, out _);
                ResultExpiring?.Invoke(entry.Record);
            }

            return true;
        }

        if (!entry.IsWarned && now >= expires - _options.ExpiryWarning)
        {
            entry.IsWarned = true;
            TrackerLog.Expiring(_log, entry.Lane.Name, record.Key, expires);
            ResultExpiring?.Invoke(record);
        }

        return false;
    }

    private TimeSpan UntilExpiryCheck(JobRecord record, bool isWarned)
    {
        var at = record.ExpiresAt!.Value - (isWarned ? TimeSpan.Zero : _options.ExpiryWarning);
        var left = at - _time.GetUtcNow();
        return left < s_longestTrust ? left : s_longestTrust;
    }
}
