using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    // A provider asks at most this often for ids that nobody here knows, whatever arrives.
    private static readonly TimeSpan s_strangerInterval = TimeSpan.FromSeconds(1);
    private readonly RecentSet<(string Provider, string Delivery, string Status)> _deliveries = new(10_000);
    private readonly RecentSet<(string Provider, string Id)> _earlyHints = new(1_000);

    /// <summary>Takes what a provider, or someone in its name, has posted. Only a verified message can end a job; any other makes the tracker ask.</summary>
    /// <param name="notice">What was posted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalException">It could not be written; the provider should deliver it again.</exception>
    public async Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ThrowIfNotReady();
        var outcome = await TakeAsync(notice, cancellationToken).ConfigureAwait(false);
        _metrics.Webhook(notice.Provider, outcome);
        TrackerLog.Webhook(_log, notice.Provider, notice.JobId, notice.IsVerified, outcome);
        return outcome;
    }

    private async Task<WebhookOutcome> TakeAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (LaneOf(notice.Provider) is not { } lane)
        {
            return WebhookOutcome.UnknownJob;
        }

        var delivery = (notice.Provider, notice.DeliveryId ?? notice.JobId, notice.Status.Value);
        // Only what is verified is remembered: a forged message must not make the real one a repetition.
        if (notice.IsVerified && _deliveries.Contains(delivery))
        {
            return WebhookOutcome.Repeated;
        }

        var record = await _journal.FindByJobIdAsync(notice.Provider, notice.JobId, cancellationToken).ConfigureAwait(false)
            ?? await FindByPartAsync(lane, notice, cancellationToken).ConfigureAwait(false);
        if (record is null)
        {
            return await TakeStrangerAsync(lane, notice, cancellationToken).ConfigureAwait(false);
        }

        if (record.State != JobState.Open || !_entries.TryGetValue(record.Key, out var entry))
        {
            return WebhookOutcome.Ignored;
        }

        if (notice is { IsVerified: true, Snapshot: { Status.IsFinal: true } snapshot } && snapshot.Id == record.JobId && _scheduler.TryTake(entry))
        {
            Interlocked.Increment(ref _working);
            try
            {
                await SeeAsync(entry, snapshot).ConfigureAwait(false);
                _deliveries.Add(delivery);
                return WebhookOutcome.Accepted;
            }
            finally
            {
                Leave();
            }
        }

        _scheduler.Hint(entry);
        return WebhookOutcome.Asked;
    }

    // The journal has the id of the job, a message that of one of its generations; the name in the address leads to the job.
    private async Task<JobRecord?> FindByPartAsync(Lane lane, WebhookNotice notice, CancellationToken cancellationToken) =>
        lane.Provider is IJobPartSource parts
        && notice.Key is { } key
        && await _journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { JobId: { } jobId } record
        && record.Provider == notice.Provider
        && parts.PartsOf(jobId).Contains(notice.JobId, StringComparer.Ordinal)
            ? record
            : null;

    // An id that the journal does not have: of a submission whose answer is under way, of one whose answer was lost, or of nobody's.
    private async Task<WebhookOutcome> TakeStrangerAsync(Lane lane, WebhookNotice notice, CancellationToken cancellationToken)
    {
        _earlyHints.Add((notice.Provider, notice.JobId));
        List<JobRecord> doubtful = [];
        await foreach (var record in _journal.ListAsync(new JobQuery { Provider = lane.Name, States = [JobState.Uncertain] }, cancellationToken).ConfigureAwait(false))
        {
            doubtful.Add(record);
        }

        if (doubtful.Count == 0 || !MayAskForStranger(lane))
        {
            return WebhookOutcome.UnknownJob;
        }

        // The provider's word, not the message's.
        JobSnapshot snapshot;
        try
        {
            snapshot = await lane.Provider.GetAsync(notice.JobId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TypedException or ArgumentException)
        {
            return WebhookOutcome.UnknownJob;
        }

        // The name in the address was given to the provider only; the model must fit all the same.
        var named = doubtful.Find(record => record.Key == notice.Key && (snapshot.Model is null || snapshot.Model == record.Model));
        var matches = lane.Provider is ISubmissionMatcher matcher
            ? doubtful.FindAll(record => RequestOf(record) is { } request && matcher.Matches(request, snapshot))
            : [];
        if ((named ?? (matches.Count == 1 ? matches[0] : null)) is not { } found)
        {
            return WebhookOutcome.UnknownJob;
        }

        await AttachAsync(lane, found, snapshot).ConfigureAwait(false);
        return WebhookOutcome.Accepted;
    }

    private bool MayAskForStranger(Lane lane)
    {
        lock (_earlyHints)
        {
            var now = _scheduler.Now;
            if (now - lane.LastStrangerCheck < s_strangerInterval.Ticks)
            {
                return false;
            }

            lane.LastStrangerCheck = now;
            return true;
        }
    }

    // A message may overtake the answer to the submission; it may speak of one generation of the job.
    private bool TakeEarlyHint(Lane lane, string jobId) =>
        _earlyHints.Remove((lane.Name, jobId))
        || (lane.Provider is IJobPartSource parts && parts.PartsOf(jobId).Any(id => _earlyHints.Remove((lane.Name, id))));
}
