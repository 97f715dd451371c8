using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>Handles each webhook message: finds its job, and ends the job (verified message) or polls it (any other message).</summary>
internal sealed class WebhookDesk(TrackerContext context, JobFollower follower, UnknownJobNotices unknownJobs, CandidateCheck candidates)
{
    private readonly RecentSet<(string Provider, string Delivery, string Status)> _deliveries = new(10_000);
    private readonly RecentSet<(string Provider, string Id)> _earlyNotices = new(1_000);

    public async Task<WebhookOutcome> HandleAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        var outcome = await TakeAsync(notice, cancellationToken).ConfigureAwait(false);
        context.Metrics.Webhook(notice.Provider, outcome);
        TrackerLog.Webhook(context.Log, notice.Provider, notice.JobId, notice.IsVerified, outcome);
        return outcome;
    }

    /// <summary>Determines whether a message about the job arrived before the answer to its submission. The message may name one generation of the job.</summary>
    public bool TakeEarlyNotice(Lane lane, string jobId) =>
        _earlyNotices.Remove((lane.Name, jobId))
        || (lane.Provider is IJobPartSource parts && parts.PartsOf(jobId).Any(id => _earlyNotices.Remove((lane.Name, id))));

    /// <summary>Called when a submission has become uncertain. A message may already have named its job.</summary>
    public void OnUncertain(JobEntry entry)
    {
        if (entry.Record.Candidates is { Count: > 0 })
        {
            candidates.Begin(entry);
        }
    }

    private async Task<WebhookOutcome> TakeAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (context.Roster.FindLane(notice.Provider) is not { } lane || !AnswerCheck.IsUsableId(notice.JobId))
        {
            return WebhookOutcome.UnknownJob;
        }

        var delivery = (notice.Provider, notice.DeliveryId ?? notice.JobId, notice.Status.Value);
        // Only verified messages are remembered: a forged message must not make the real one a repetition.
        if (notice.IsVerified && _deliveries.Contains(delivery))
        {
            return WebhookOutcome.Repeated;
        }

        var named = notice.Key is { } key ? await context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) : null;
        named = named?.Provider == notice.Provider ? named : null;
        var record = await context.Journal.FindByJobIdAsync(notice.Provider, notice.JobId, cancellationToken).ConfigureAwait(false)
            ?? (HasPart(lane, named, notice.JobId) ? named : null);
        if (record is null)
        {
            // An id that is not in the journal: of a submission whose answer is pending or lost, or of no job of this tracker.
            _earlyNotices.Add((notice.Provider, notice.JobId));
            return named is { State: JobState.Intent or JobState.Uncertain, JobId: null }
                ? await candidates.TakeAsync(lane, named, notice.JobId).ConfigureAwait(false)
                : await unknownJobs.TakeAsync(lane, notice.JobId, cancellationToken).ConfigureAwait(false);
        }

        if (record.State != JobState.Open || context.Roster.Find(record.Key) is not { } entry)
        {
            return WebhookOutcome.Ignored;
        }

        if (notice is { IsVerified: true, Snapshot: { Status.IsFinal: true } snapshot } && snapshot.Id == record.JobId && context.Scheduler.TryTake(entry))
        {
            using var turn = context.Work.Enter();
            await follower.HandleAsync(entry, snapshot).ConfigureAwait(false);
            _deliveries.Add(delivery);
            return WebhookOutcome.Accepted;
        }

        context.Scheduler.PollSoon(entry);
        return WebhookOutcome.Polled;
    }

    // The journal has the id of the job, and the message has the id of one of its generations. The key in the address leads to the job.
    private static bool HasPart(Lane lane, JobRecord? named, string id) =>
        named?.JobId is { } jobId && lane.Provider is IJobPartSource parts && parts.PartsOf(jobId).Contains(id, StringComparer.Ordinal);
}
