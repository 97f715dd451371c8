using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Lanes;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Records the outcome of a submission, and reports the true outcome even if the recording fails.</summary>
internal sealed class SubmissionRecorder(TrackerContext context, JobFollower follower, WebhookDesk desk)
{
    /// <summary>Records that the provider has accepted the job. This is one write: an answer that already holds the result must not be kept as an open job that cannot be polled.</summary>
    /// <exception cref="UnrecordedJobException">The outcome could not be recorded.</exception>
    public async Task RecordAcceptedAsync(JobEntry entry, JobSnapshot snapshot)
    {
        var lane = entry.Lane;
        JobRecord record;
        try
        {
            var now = context.Time.GetUtcNow();
            record = await context.Roster.ChangeAsync(
                entry.Record,
                newest => newest.JobId is null
                    ? RecordUpdate.Apply(
                        newest with { State = JobState.Open, JobId = snapshot.Id, SubmittedAt = now, Reason = null, Request = null, Candidates = null },
                        snapshot,
                        lane.Options.ResultLifetime,
                        now)
                    : newest.JobId == snapshot.Id ? newest : throw IsKnown(newest)).ConfigureAwait(false);
        }
        catch (JournalConflictException exception) when (context.Remote is { } lanes)
        {
            await ResolveAsync(lanes, entry, snapshot.Id, exception).ConfigureAwait(false);
            return;
        }
        catch (Exception exception)
        {
            throw Unrecorded(entry, snapshot.Id, exception);
        }

        Checkpoint.Reached("id-durable");
        context.Metrics.Submitted(lane.Name);
        TrackerLog.Submitted(context.Log, lane.Name, entry.Record.Key, snapshot.Id);
        if (context.Remote is { } remote)
        {
            PassOn(remote, entry, record);
            return;
        }

        follower.Accepted(entry, record, snapshot, desk.TakeEarlyNotice(lane, snapshot.Id));
    }

    // The lease of this node has ended, and the lane has taken the job without the provider's id. To the lane it is an uncertain submission, which this id resolves.
    private async Task ResolveAsync(IRemoteLanes lanes, JobEntry entry, string jobId, JournalConflictException conflict)
    {
        JobRecord record;
        try
        {
            // A message may have told the lane the same id before.
            record = await context.Journal.FindAsync(entry.Record.Key, context.Work.Stopping).ConfigureAwait(false) is { } newest && newest.JobId == jobId
                ? newest
                : await lanes.ResolveAsync(entry.Record, jobId, context.Work.Stopping).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            TrackerLog.Conflict(context.Log, entry.Lane.Name, entry.Record.Key, exception.Message);
            throw Unrecorded(entry, jobId, conflict);
        }

        context.Metrics.Submitted(entry.Lane.Name);
        TrackerLog.Submitted(context.Log, entry.Lane.Name, record.Key, jobId);
        context.Roster.Drop(entry);
        entry.Change(record);
    }

    // The lane works on the job from here on.
    private void PassOn(IRemoteLanes remote, JobEntry entry, JobRecord record)
    {
        context.Roster.Drop(entry);
        entry.Change(record);
        remote.HandOver(record);
    }

    private UnrecordedJobException Unrecorded(JobEntry entry, string jobId, Exception cause)
    {
        var lost = new UnrecordedJobException(entry.Lane.Name, jobId, entry.Record.Key, cause);
        if (cause is JournalConflictException)
        {
            // Another machine has claimed the intent, because this one was silent for too long. There it is an uncertain submission, which this id resolves.
            context.Roster.Drop(entry);
            entry.Fail(lost);
        }
        else
        {
            context.Work.Fail(lost);
        }

        return lost;
    }

    /// <summary>Records that the provider may have the request. This holds whatever else fails, so an unwritable journal is only reported as the cause.</summary>
    public async Task<UncertainSubmissionException> RecordUncertainAsync(JobEntry entry, GenerationRequest request, Exception cause)
    {
        var lane = entry.Lane;
        context.Metrics.Uncertain(lane.Name);
        var isWritten = await RecordFailureAsync(entry, JobState.Uncertain, cause).ConfigureAwait(false);
        TrackerLog.Uncertain(context.Log, lane.Name, entry.Record.Key, ReasonOf(cause));
        if (isWritten)
        {
            if (context.Remote is { } remote)
            {
                PassOn(remote, entry, entry.Record);
            }
            else
            {
                desk.OnUncertain(entry);
            }

            return cause as UncertainSubmissionException ?? Uncertain(cause);
        }

        return Uncertain(new AggregateException(cause, context.Work.Fault!));

        UncertainSubmissionException Uncertain(Exception inner) => new(
            lane.Name, request.Model, request.Hash, $"The request may have reached {lane.Name}, and may be charged. {(cause as TypedException)?.Message}".TrimEnd(), inner);
    }

    /// <summary>Records that the submission was refused, was not sent, or is uncertain.</summary>
    /// <returns>False if the journal could not be written. It then holds the intent, which becomes an uncertain submission after the next start.</returns>
    public async Task<bool> RecordFailureAsync(JobEntry entry, JobState state, Exception cause)
    {
        var reason = ReasonOf(cause);
        try
        {
            var record = await context.Roster.ChangeAsync(entry.Record, newest => newest.JobId is not null ? throw IsKnown(newest) : newest with
            {
                State = state,
                Reason = reason,
                EndedAt = state == JobState.Uncertain ? null : context.Time.GetUtcNow(),
                // An uncertain submission keeps its parameters, because it is recognized by them.
                Request = state == JobState.Uncertain ? newest.Request : null,
                Candidates = state == JobState.Uncertain ? newest.Candidates : null,
            }).ConfigureAwait(false);
            context.Roster.Drop(entry);
            entry.Change(record);
            context.Metrics.Ended(entry.Lane.Name, state);
            return true;
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(context.Log, entry.Lane.Name, entry.Record.Key, exception.Message);
            context.Roster.Drop(entry);
            entry.Fail(exception);
            return true;
        }
        catch (Exception exception)
        {
            context.Work.Fail(exception);
            return false;
        }
    }

    // Another process has learned the provider's id in the meantime, from a message or a person. What it has written must not be lost.
    private static JournalConflictException IsKnown(JobRecord newest) => new(newest.Key, $"The journal already has the provider's id '{newest.JobId}' for this job.");

    private static string ReasonOf(Exception cause) => cause is TypedException ? cause.Message : cause.GetType().Name;
}
