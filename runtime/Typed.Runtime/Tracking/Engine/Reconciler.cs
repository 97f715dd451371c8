using System.Text.Json;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Takes over jobs that no process follows, and resolves uncertain submissions.</summary>
internal sealed class Reconciler(TrackerContext context, JobFollower follower, ResultKeeper results)
{
    // A claim of a million jobs in one statement would take longer than a database lets it.
    private const int MostAtOnce = 25_000;

    /// <summary>Raised for each uncertain submission for which a webhook has named a job.</summary>
    public event Action<JobEntry>? OnCandidate;

    /// <summary>Follows the open jobs at the start.</summary>
    public async Task<TrackerRecovery> RecoverAsync(JournalRecovery opened, CancellationToken cancellationToken)
    {
        var taken = await TakeOverAsync(cancellationToken).ConfigureAwait(false);
        var left = new List<JobRecord>();
        foreach (var record in taken.Uncertain)
        {
            if (!await ReconcileAsync(context.Roster.LaneOf(record.Provider), record, cancellationToken).ConfigureAwait(false))
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
            foreach (var record in records)
            {
                switch (record.State)
                {
                    case JobState.Uncertain:
                        uncertain.Add(record);
                        break;
                    case JobState.Intent:
                        // The owner that wrote it has ended, so it is unknown whether the request was sent.
                        intents.Add(context.Roster.WriteAsync(
                            record with { State = JobState.Uncertain, Reason = "The process ended while the request was being sent." }, cancellationToken));
                        break;
                    case JobState.Open:
                        if (MissingJobs.IsOfOtherAccount(Follow(record)))
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
            OnCandidate?.Invoke(new JobEntry(context.Roster.LaneOf(record.Provider), record));
        }

        foreach (var group in otherAccount.GroupBy(record => record.Provider, StringComparer.Ordinal))
        {
            TrackerLog.OtherAccount(context.Log, group.Key, group.Count());
        }

        return new TrackerRecovery { Journal = new JournalRecovery(), Resumed = resumed, Uncertain = uncertain, Unfetched = unfetched, OtherAccount = otherAccount };
    }

    /// <summary>Queries providers that support it about the uncertain submissions.</summary>
    /// <returns>The submissions that are still uncertain.</returns>
    public async Task<IReadOnlyList<JobRecord>> ReconcileAsync(CancellationToken cancellationToken)
    {
        var left = new List<JobRecord>();
        await foreach (var record in context.Journal.ListAsync(JobQuery.Uncertain, cancellationToken).ConfigureAwait(false))
        {
            if (context.Roster.FindLane(record.Provider) is not { } lane || !await ReconcileAsync(lane, record, cancellationToken).ConfigureAwait(false))
            {
                left.Add(record);
            }
        }

        return left;
    }

    /// <summary>Assigns the provider's job to a submission. If the job has ended, its end is recorded in the same write.</summary>
    /// <exception cref="JournalConflictException">Another process has changed or claimed the job.</exception>
    public async Task<JobEntry> AttachAsync(Lane lane, JobRecord record, JobSnapshot snapshot)
    {
        var open = record with
        {
            State = JobState.Open,
            JobId = snapshot.Id,
            Account = lane.Account ?? record.Account,
            SubmittedAt = snapshot.CreatedAt ?? record.SubmittedAt ?? record.CreatedAt,
            EndedAt = null,
            Reason = null,
            Request = null,
            Candidates = null,
        };
        var known = context.Roster.Find(record.Key);
        record = await context.Roster.WriteAsync(
            RecordUpdate.Apply(open, snapshot, lane.Options.ResultLifetime, context.Time.GetUtcNow()), CancellationToken.None).ConfigureAwait(false);
        TrackerLog.Reconciled(context.Log, lane.Name, record.Key, snapshot.Id);
        var entry = known ?? new JobEntry(lane, record);
        context.Roster.Add(entry);
        follower.Accepted(entry, record, snapshot, hasNotice: false);
        return entry;
    }

    /// <summary>Works on a job that another process has submitted, as if this one had.</summary>
    /// <param name="record">The job, claimed by this process.</param>
    /// <param name="takeNotice">Returns whether a message about the provider's id arrived before.</param>
    public void Adopt(JobRecord record, Func<string, bool> takeNotice)
    {
        var entry = new JobEntry(context.Roster.LaneOf(record.Provider), record);
        switch (record.State)
        {
            case JobState.Open:
                context.Roster.Add(entry);
                follower.Adopted(entry, takeNotice(record.JobId!));
                break;
            case JobState.Succeeded:
                results.AfterEnd(entry);
                break;
            case JobState.Uncertain when record.Candidates is { Count: > 0 }:
                OnCandidate?.Invoke(entry);
                break;
        }
    }

    /// <summary>Follows an open job and checks its status at once.</summary>
    public JobEntry Follow(JobRecord record)
    {
        // After a lost lease the entry may still be there, with callers that wait.
        var entry = context.Roster.Find(record.Key) ?? new JobEntry(context.Roster.LaneOf(record.Provider), record);
        entry.Record = record;
        context.Roster.Add(entry);
        context.Scheduler.Schedule(entry, JobStep.Poll, TimeSpan.Zero);
        return entry;
    }

    /// <summary>Returns the request of a submission; null if its parameters are not kept.</summary>
    public static GenerationRequest? RequestOf(JobRecord record) =>
        record is { Model: { } model, Request: { } parameters }
            ? new GenerationRequest(record.Provider, model, JsonSerializer.SerializeToUtf8Bytes(parameters, JobRecordJson.Default.JsonElement))
            : null;

    private async Task<bool> ReconcileAsync(Lane lane, JobRecord record, CancellationToken cancellationToken)
    {
        if (lane.Provider is not ISubmissionFinder finder || RequestOf(record) is not { } request)
        {
            return false;
        }

        try
        {
            await context.Scheduler.Permits.WaitForBudgetAsync(lane, null, cancellationToken).ConfigureAwait(false);
            SubmissionFinding finding;
            try
            {
                finding = await finder.FindAsync(request, record.CreatedAt, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                context.Scheduler.Permits.Answered(lane);
            }

            return await ResolveAsync(lane, record, finding, cancellationToken).ConfigureAwait(false);
        }
        catch (TypedException exception)
        {
            TrackerLog.PollFailed(context.Log, lane.Name, 1, exception.GetType().Name, exception.StatusCode is { } status ? (int)status : 0);
            return false;
        }
    }

    private async Task<bool> ResolveAsync(Lane lane, JobRecord record, SubmissionFinding finding, CancellationToken cancellationToken)
    {
        if (finding.Snapshot is { } snapshot
            && await context.Journal.FindByJobIdAsync(record.Provider, snapshot.Id, cancellationToken).ConfigureAwait(false) is null)
        {
            await AttachAsync(lane, record, snapshot).ConfigureAwait(false);
            return true;
        }

        if (finding is { Snapshot: null, IsAbsent: true })
        {
            await context.Roster.WriteAsync(
                record with { State = JobState.NotSent, Reason = "The provider reports that the request did not arrive.", EndedAt = context.Time.GetUtcNow(), Request = null },
                CancellationToken.None).ConfigureAwait(false);
            return true;
        }

        return false;
    }
}
