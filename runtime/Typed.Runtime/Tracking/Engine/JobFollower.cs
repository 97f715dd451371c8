using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Handles the status checks of a job: records them, notifies waiting callers, and schedules the next poll or the end.</summary>
internal sealed class JobFollower(TrackerContext context, ResultKeeper results)
{
    /// <summary>Processes the provider's answer from a status check or a verified webhook. Late or repeated answers have no effect.</summary>
    public async Task HandleAsync(JobEntry entry, JobSnapshot snapshot)
    {
        entry.Attempt++;
        entry.Errors = entry.Absences = 0;
        entry.PollAlone = false;
        if (entry.Record.State != JobState.Open)
        {
            context.Scheduler.Forget(entry);
            return;
        }

        Checkpoint.Reached("polled");
        var progress = entry.Progress(context.Time, snapshot);
        var record = RecordUpdate.Apply(entry.Record, snapshot, entry.Lane.Options.ResultLifetime, context.Time.GetUtcNow());
        if (entry.Lane.Account is { } account && record.Account is not null && record.Account != account)
        {
            // The provider shows the job to these keys, so it is the same account, and the keys were replaced.
            record = record with { Account = account };
        }

        if (record.State != JobState.Open)
        {
            await EndAsync(entry, record, progress).ConfigureAwait(false);
            return;
        }

        NoteStatus(entry, snapshot.Status);
        var isSame = (entry.Record.Status ?? "") == snapshot.Status.Value && record.Account == entry.Record.Account;
        if (isSame || await context.Roster.TryWriteAsync(entry, record).ConfigureAwait(false))
        {
            entry.Report(progress);
            await ScheduleNextAsync(entry, snapshot.RetryAfter).ConfigureAwait(false);
        }
    }

    /// <summary>Processes an accepted submission that is recorded with the provider's answer.</summary>
    public void Accepted(JobEntry entry, JobRecord record, JobSnapshot snapshot, bool hasNotice)
    {
        if (record.State != JobState.Open)
        {
            entry.Attempt++;
            Ended(entry, record, entry.Progress(context.Time, snapshot));
            return;
        }

        entry.Record = record;
        NoteStatus(entry, snapshot.Status);
        ScheduleFirst(entry, snapshot.RetryAfter, hasNotice);
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

    /// <summary>Follows a job that another process has submitted just now.</summary>
    public void Adopted(JobEntry entry, bool hasNotice) => ScheduleFirst(entry, null, hasNotice);

    /// <summary>Processes a job that has ended and is recorded: notifies everyone, and handles the result.</summary>
    public void Ended(JobEntry entry, JobRecord record, JobProgress? progress)
    {
        Checkpoint.Reached("end-durable");
        entry.Change(record, progress);
        context.Metrics.Ended(entry.Lane.Name, record.State, record.EndedAt - record.SubmittedAt);
        TrackerLog.Ended(context.Log, entry.Lane.Name, record.Key, record.JobId, record.StateText);
        results.AfterEnd(entry);
    }

    /// <summary>Handles a provider's id that cannot be polled. The job is still paid for, and can continue with the right id.</summary>
    public Task MarkUncertainAsync(JobEntry entry) => EndAsync(
        entry,
        entry.Record with { State = JobState.Uncertain, JobId = null, Reason = $"The provider returned an id that cannot be polled: '{entry.Record.JobId}'." },
        null);

    private void ScheduleFirst(JobEntry entry, TimeSpan? requested, bool hasNotice)
    {
        var first = Longer(TypicalTimeOf(entry) ?? entry.Lane.Polling.FirstDelay, requested);
        context.Scheduler.Schedule(entry, JobStep.Poll, hasNotice ? TimeSpan.Zero : UntilDeadline(entry, first));
    }

    private static TimeSpan? TypicalTimeOf(JobEntry entry)
    {
        try
        {
            return entry.Record.Model is { } model ? entry.Lane.Options.TypicalTime?.Invoke(model) : null;
        }
        catch (Exception)
        {
            // The user's function. The job is paid for, so it is followed whatever that function does.
            return null;
        }
    }

    private void NoteStatus(JobEntry entry, JobStatus status)
    {
        entry.IsStatusUnknown = status.Phase == JobPhase.Unknown;
        if (entry.IsStatusUnknown && entry.Lane.Health.AddUnknownStatus(status.Value))
        {
            TrackerLog.UnknownStatus(context.Log, entry.Lane.Name, entry.Record.Key, status.Value);
        }
    }

    /// <summary>Schedules the next status check. At the deadline, ends the job as overdue.</summary>
    public async Task ScheduleNextAsync(JobEntry entry, TimeSpan? requested)
    {
        if (entry.Record.Deadline is { } deadline && deadline <= context.Time.GetUtcNow())
        {
            await EndAsync(entry, entry.Record with { State = JobState.Overdue, Reason = "The deadline has passed." }, null).ConfigureAwait(false);
            return;
        }

        var delay = entry.Lane.Polling.DelayAfter(Math.Max(1, entry.Attempt), requested, context.Random());
        context.Scheduler.Schedule(entry, JobStep.Poll, UntilDeadline(entry, delay));
    }

    // The last status check is at the deadline, not after it.
    private TimeSpan UntilDeadline(JobEntry entry, TimeSpan delay)
    {
        var left = entry.Record.Deadline - context.Time.GetUtcNow();
        return left < delay ? (left > TimeSpan.Zero ? left.Value : TimeSpan.Zero) : delay;
    }

    /// <summary>Records the end of a job, and notifies everyone.</summary>
    public async Task EndAsync(JobEntry entry, JobRecord record, JobProgress? progress)
    {
        if (await context.Roster.TryWriteAsync(entry, record).ConfigureAwait(false))
        {
            Ended(entry, entry.Record, progress);
        }
    }

    public static TimeSpan Longer(TimeSpan strategy, TimeSpan? requested) => requested > strategy ? requested.Value : strategy;
}
