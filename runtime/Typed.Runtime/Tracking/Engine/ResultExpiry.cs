using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Warns about unfetched results before they are deleted.</summary>
internal sealed class ResultExpiry(TrackerContext context, Action<JobRecord> onExpiring)
{
    // The wall clock may be set forward or back: it is read again at least this often.
    private static readonly TimeSpan s_longestTrust = TimeSpan.FromHours(1);

    /// <summary>Reports what is due now, and schedules the next check.</summary>
    public async Task CheckAsync(JobEntry entry)
    {
        if (!await ReportAsync(entry).ConfigureAwait(false))
        {
            Schedule(entry);
        }
    }

    /// <summary>Schedules the next check.</summary>
    public void Schedule(JobEntry entry) =>
        context.Scheduler.Schedule(entry, JobStep.Expiry, UntilCheck(entry.Record, entry.IsWarned));

    /// <summary>Reports once a result that expires soon, and reports an expired result. Returns true if the result has expired.</summary>
    public async Task<bool> ReportAsync(JobEntry entry)
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

        if (!entry.IsWarned && now >= expires - context.Options.ExpiryWarning)
        {
            entry.IsWarned = true;
            TrackerLog.Expiring(context.Log, entry.Lane.Name, record.Key, expires);
            onExpiring(record);
        }

        return false;
    }

    private TimeSpan UntilCheck(JobRecord record, bool isWarned)
    {
        var at = record.ExpiresAt!.Value - (isWarned ? TimeSpan.Zero : context.Options.ExpiryWarning);
        var left = at - context.Time.GetUtcNow();
        return left < s_longestTrust ? left : s_longestTrust;
    }
}
