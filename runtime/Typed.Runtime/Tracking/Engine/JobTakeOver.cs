using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Takes over jobs that no process follows: at the start, after another process has failed, or from a node of a cluster.</summary>
internal sealed class JobTakeOver(TrackerContext context, JobFollower follower, ResultKeeper results, Reconciler reconciler, CandidateCheck candidates)
{
    // A claim of a million jobs in one statement would take longer than a database lets it.
    private const int MostAtOnce = 25_000;

    /// <summary>Follows the open jobs at the start.</summary>
    public async Task<TrackerRecovery> RecoverAsync(JournalRecovery opened, CancellationToken cancellationToken)
    {
        var taken = await TakeOverAsync(cancellationToken).ConfigureAwait(false);
        var left = new List<JobRecord>();
        foreach (var record in taken.Uncertain)
        {
            if (!await reconciler.ReconcileAsync(context.Roster.LaneOf(record.Provider), record, cancellationToken).ConfigureAwait(false))
            {
                TrackerLog.Uncertain(context.Log, record.Provider, record.Key, record.Reason);
                left.Add(record);
            }
        }

        return taken with { Journal = opened, Uncertain = left };
    }

    /// <summary>Claims jobs without a live owner: those of this process before its restart, or of a machine that has failed.</summary>
    public async Task<TrackerRecovery> TakeOverAsync(CancellationToken cancellationToken)
    {
        List<JobRecord> resumed = [], unfetched = [], otherAccount = [], uncertain = [];
        List<Task<JobRecord>> intents = [];
        int claimed;
        do
        {
            var records = await context.Journal.ClaimAsync(
                context.Options.Owner, context.Options.Lease, [.. context.Roster.Lanes.Keys], MostAtOnce, cancellationToken).ConfigureAwait(false);
            claimed = records.Count;
            foreach (var record in records.Where(record => !IsFollowed(record)))
            {
                switch (record.State)
                {
                    case JobState.Uncertain:
                        uncertain.Add(record);
                        break;
                    case JobState.Intent:
                        intents.Add(MarkUncertainAsync(record, cancellationToken));
                        break;
                    case JobState.Open:
                        if (MissingJobs.IsOfOtherAccount(follower.Follow(record)))
                        {
                            otherAccount.Add(record);
                        }

                        resumed.Add(record);
                        break;
                    case JobState.Succeeded:
                        results.AfterEnd(new JobEntry(context.Roster.LaneOf(record.Provider), record));
                        unfetched.Add(record);
                        break;
                }
            }
        }
        while (claimed == MostAtOnce);

        uncertain.AddRange(await Task.WhenAll(intents).ConfigureAwait(false));
        foreach (var record in uncertain.Where(record => record.Candidates is { Count: > 0 }))
        {
            candidates.Begin(new JobEntry(context.Roster.LaneOf(record.Provider), record));
        }

        foreach (var group in otherAccount.GroupBy(record => record.Provider, StringComparer.Ordinal))
        {
            TrackerLog.OtherAccount(context.Log, group.Key, group.Count());
        }

        return new TrackerRecovery { Journal = new JournalRecovery(), Resumed = resumed, Uncertain = uncertain, Unfetched = unfetched, OtherAccount = otherAccount };
    }

    /// <summary>Works on a job that another process has submitted, as if this one had.</summary>
    /// <param name="record">The job, claimed by this process.</param>
    /// <param name="takeNotice">Returns whether a message about the provider's id arrived before.</param>
    public void Adopt(JobRecord record, Func<string, bool> takeNotice)
    {
        if (IsFollowed(record))
        {
            return;
        }

        var entry = new JobEntry(context.Roster.LaneOf(record.Provider), record);
        switch (record.State)
        {
            case JobState.Intent:
                // The process that wrote it could not record the outcome.
                _ = context.Work.RunAsync(AdoptIntentAsync(entry.Lane, record));
                break;
            case JobState.Open:
                context.Roster.Add(entry);
                follower.Adopted(entry, takeNotice(record.JobId!));
                break;
            case JobState.Succeeded:
                results.AfterEnd(entry);
                break;
            case JobState.Uncertain when record.Candidates is { Count: > 0 }:
                candidates.Begin(entry);
                break;
        }
    }

    // A claim that is repeated after an outage may return jobs that this process already works on, and has changed since the claim read them. After a lost lease, in contrast, the journal's record is newer.
    private bool IsFollowed(JobRecord record) => context.Roster.Find(record.Key)?.Record.Version >= record.Version;

    // The owner that wrote the intent has ended, so it is unknown whether the request was sent.
    private Task<JobRecord> MarkUncertainAsync(JobRecord intent, CancellationToken cancellationToken) =>
        context.Roster.WriteAsync(intent with { State = JobState.Uncertain, Reason = "The process ended while the request was being sent." }, cancellationToken);

    private async Task AdoptIntentAsync(Lane lane, JobRecord intent)
    {
        var record = await MarkUncertainAsync(intent, context.Work.Stopping).ConfigureAwait(false);
        if (!await reconciler.ReconcileAsync(lane, record, context.Work.Stopping).ConfigureAwait(false))
        {
            TrackerLog.Uncertain(context.Log, record.Provider, record.Key, record.Reason);
        }
    }
}
