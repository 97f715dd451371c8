using System.Text.Json;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Resolves uncertain submissions: finds their jobs at the provider.</summary>
internal sealed class Reconciler(TrackerContext context, JobFollower follower)
{
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

    /// <summary>Returns the request of a submission; null if its parameters are not kept.</summary>
    public static GenerationRequest? RequestOf(JobRecord record) =>
        record is { Model: { } model, Request: { } parameters }
            ? new GenerationRequest(record.Provider, model, JsonSerializer.SerializeToUtf8Bytes(parameters, JobRecordJson.Default.JsonElement))
            : null;

    /// <summary>Queries the provider about one submission, if it supports that. Returns false if the submission is still uncertain.</summary>
    public async Task<bool> ReconcileAsync(Lane lane, JobRecord record, CancellationToken cancellationToken)
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
