using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>Confirms with the provider the jobs that webhooks have named for uncertain submissions. The key in the webhook's address was given only to the
/// provider, so these messages bypass the limit of <see cref="UnknownJobNotices"/>. They are recorded, so that a restart does not lose them.</summary>
internal sealed class CandidateCheck(TrackerContext context, Reconciler reconciler)
{
    private const int MostCandidates = 8;

    /// <summary>Records that a message to the submission's own address has named a job.</summary>
    /// <exception cref="JournalException">The message could not be recorded. The provider should deliver it again.</exception>
    public async Task<WebhookOutcome> TakeAsync(Lane lane, JobRecord record, string jobId)
    {
        var ids = record.Candidates ?? [];
        if (!ids.Contains(jobId, StringComparer.Ordinal))
        {
            if (ids.Count >= MostCandidates)
            {
                return WebhookOutcome.Ignored;
            }

            record = await context.Roster.ChangeAsync(
                record,
                newest => newest.State is JobState.Intent or JobState.Uncertain
                    ? newest with { Candidates = [.. newest.Candidates ?? [], jobId] }
                    : throw new JournalConflictException(newest.Key, "The submission was settled meanwhile.")).ConfigureAwait(false);
            Checkpoint.Reached("candidate-durable");
        }

        if (record.State == JobState.Uncertain && context.Roster.Find(record.Key) is null)
        {
            Begin(new JobEntry(lane, record));
        }

        // While the answer to the submission is pending, the answer decides. If it is lost, the candidate is in the record.
        return WebhookOutcome.Polled;
    }

    /// <summary>Schedules the request to the provider.</summary>
    public void Begin(JobEntry entry)
    {
        context.Roster.Add(entry);
        entry.Attempt = 0;
        context.Scheduler.Schedule(entry, JobStep.Confirm, TimeSpan.Zero);
    }

    /// <summary>Asks the provider about the first candidate.</summary>
    public async Task ConfirmAsync(JobEntry entry)
    {
        var lane = entry.Lane;
        JobSnapshot? snapshot = null;
        Exception? error = null;
        var id = "";
        try
        {
            // Webhooks and users change the record in the meantime.
            var newest = await context.Journal.FindAsync(entry.Record.Key, context.Work.Stopping).ConfigureAwait(false);
            entry.Record = newest ?? entry.Record;
            if (newest is { State: JobState.Uncertain, Candidates: [var first, ..] })
            {
                id = first;
                var answer = await lane.Provider.GetAsync(id, context.Work.Stopping).WaitAsync(context.Work.Stopping).ConfigureAwait(false);
                snapshot = AnswerCheck.IsAbout(answer, id)
                    ? answer
                    : throw new UnexpectedResponseException(lane.Name, $"{lane.Name} returned the status of another job.");
                lane.Health.Usable();
            }
        }
        catch (Exception exception) when (!context.Work.Stopping.IsCancellationRequested)
        {
            error = exception;
        }
        finally
        {
            var pause = error is RateLimitedException or ProviderUnavailableException
                ? lane.Polling.DelayAfter(lane.Health.Refused((TypedException)error), SubmissionErrors.RequestedPause(error), context.Random())
                : (TimeSpan?)null;
            context.Scheduler.Ended(lane, pause, null);
        }

        try
        {
            await ConcludeAsync(entry, id, snapshot, error).ConfigureAwait(false);
        }
        catch (JournalConflictException exception)
        {
            // Another process has settled it in the meantime.
            TrackerLog.Conflict(context.Log, lane.Name, entry.Record.Key, exception.Message);
            context.Roster.Drop(entry);
        }
    }

    private async Task ConcludeAsync(JobEntry entry, string id, JobSnapshot? snapshot, Exception? error)
    {
        if (id.Length == 0)
        {
            context.Roster.Drop(entry);
            return;
        }

        if (error is JournalException)
        {
            throw error;
        }

        var isOurs = snapshot is not null && (snapshot.Model is null || snapshot.Model == entry.Record.Model);
        if (isOurs && await context.Journal.FindByJobIdAsync(entry.Lane.Name, snapshot!.Id, CancellationToken.None).ConfigureAwait(false) is null)
        {
            await reconciler.AttachAsync(entry.Lane, entry.Record, snapshot).ConfigureAwait(false);
            return;
        }

        entry.Attempt++;
        entry.Absences = error is JobNotFoundException absent && AnswerCheck.IsAbsence(absent) ? (ushort)(entry.Absences + 1) : (ushort)0;
        if (snapshot is not null || error is ArgumentException || entry.Absences > entry.Lane.Options.GoneConfirmations)
        {
            // The job belongs to another request, or does not exist.
            entry.Absences = 0;
            entry.Record = await context.Roster.ChangeAsync(
                entry.Record, newest => newest with { Candidates = newest.Candidates?.Where(one => one != id).ToList() is { Count: > 0 } rest ? rest : null }).ConfigureAwait(false);
            if (entry.Record.Candidates is null)
            {
                context.Roster.Drop(entry);
                return;
            }
        }

        var pause = entry.Lane.Polling.DelayAfter(entry.Attempt, entry.Absences > 0 ? entry.Lane.Options.GoneAfter / entry.Lane.Options.GoneConfirmations : null, context.Random());
        TrackerLog.CandidateRetried(context.Log, entry.Lane.Name, entry.Record.Key, error?.GetType().Name ?? "another job");
        context.Scheduler.Schedule(entry, JobStep.Confirm, pause);
    }
}
