using System.Diagnostics;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Keeps the results that must be saved or that expire until that is done.</summary>
internal sealed class ResultKeeper(TrackerContext context, ResultSaver saver, ResultExpiry expiry)
{
    private const int MostRefusals = 5;
    private const int MostDoublings = 8;

    private static readonly TimeSpan s_longestRetry = TimeSpan.FromHours(1);
    private readonly Queue<JobEntry> _toFetch = new();
    private int _fetching;

    private TrackerOptions Options => context.Options;

    /// <summary>Keeps a result in memory if it must be saved or expires. All other jobs are left to the journal.</summary>
    public void AfterEnd(JobEntry entry)
    {
        var record = entry.Record;
        if (record is { State: JobState.Succeeded, FetchedAt: null, Assets.Count: > 0 } && (Options.SavesResults || record.ExpiresAt is not null))
        {
            context.Roster.Add(entry);
            entry.Attempt = 0;
            if (Options.SavesResults)
            {
                context.Scheduler.Schedule(entry, JobStep.Fetch, TimeSpan.Zero);
            }
            else
            {
                expiry.Schedule(entry);
            }

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
            await saver.SaveAsync(entry, context.Work.Stopping).ConfigureAwait(false);
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
            if (!await expiry.ReportAsync(entry).ConfigureAwait(false))
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
            expiry.Schedule(entry);
        }
    }
}
