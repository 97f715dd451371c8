using Typed.Providers;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>Handles webhook messages about ids that are not in the journal. They may be about an uncertain submission, or be
/// forged. The provider is queried about one id per second; the others wait in a short queue.</summary>
internal sealed class UnknownJobNotices(TrackerContext context, Reconciler reconciler)
{
    private const int MostWaiting = 256;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Lane, Line> _lines = [];

    /// <summary>Processes a message. While the limit is reached, it costs only a place in the queue.</summary>
    public async Task<WebhookOutcome> TakeAsync(Lane lane, string jobId, CancellationToken cancellationToken)
    {
        Line? line;
        lock (_lines)
        {
            line = _lines.TryGetValue(lane, out var known) ? known : _lines[lane] = new Line();
            var now = context.Scheduler.Now;
            if (line.IsDraining || now - line.LastCheck < s_interval.Ticks)
            {
                if (line.Waiting.Count >= MostWaiting || !line.Known.Add(jobId))
                {
                    return WebhookOutcome.UnknownJob;
                }

                line.Waiting.Enqueue(jobId);
                if (!line.IsDraining)
                {
                    line.IsDraining = true;
                    _ = context.Work.RunAsync(DrainAsync(lane, line));
                }

                return WebhookOutcome.UnknownJob;
            }

            line.LastCheck = now;
        }

        return await CheckAsync(lane, jobId, cancellationToken).ConfigureAwait(false) == true ? WebhookOutcome.Accepted : WebhookOutcome.UnknownJob;
    }

    private async Task DrainAsync(Lane lane, Line line)
    {
        while (true)
        {
            await Task.Delay(s_interval, context.Time, context.Work.Stopping).ConfigureAwait(false);
            string jobId;
            lock (_lines)
            {
                if (!line.Waiting.TryDequeue(out var next))
                {
                    line.IsDraining = false;
                    return;
                }

                jobId = next;
                line.Known.Remove(jobId);
                line.LastCheck = context.Scheduler.Now;
            }

            if (await CheckAsync(lane, jobId, context.Work.Stopping).ConfigureAwait(false) is null)
            {
                lock (_lines)
                {
                    // No submission is uncertain, so the others could not resolve anything.
                    line.Waiting.Clear();
                    line.Known.Clear();
                }
            }
        }
    }

    /// <returns>Whether the id resolved an uncertain submission; null if there is none.</returns>
    private async Task<bool?> CheckAsync(Lane lane, string jobId, CancellationToken cancellationToken)
    {
        if (lane.Provider is not ISubmissionMatcher matcher)
        {
            return null;
        }

        List<JobRecord> doubtful = [];
        await foreach (var record in context.Journal.ListAsync(new JobQuery { Provider = lane.Name, States = [JobState.Uncertain] }, cancellationToken).ConfigureAwait(false))
        {
            doubtful.Add(record);
        }

        if (doubtful.Count == 0)
        {
            return null;
        }

        // The provider's answer, not the message's claim.
        if (await AskAsync(lane, jobId, cancellationToken).ConfigureAwait(false) is not { } snapshot)
        {
            return false;
        }

        var matches = doubtful.FindAll(record => Reconciler.RequestOf(record) is { } request && matcher.Matches(request, snapshot));
        if (matches is not [var found] || await context.Journal.FindByJobIdAsync(lane.Name, snapshot.Id, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        await reconciler.AttachAsync(lane, found, snapshot).ConfigureAwait(false);
        return true;
    }

    private async Task<JobSnapshot?> AskAsync(Lane lane, string jobId, CancellationToken cancellationToken)
    {
        await context.Scheduler.Permits.WaitForBudgetAsync(lane, null, cancellationToken).ConfigureAwait(false);
        try
        {
            var snapshot = await lane.Provider.GetAsync(jobId, cancellationToken).ConfigureAwait(false);
            return AnswerCheck.IsAbout(snapshot, jobId) ? snapshot : null;
        }
        catch (Exception exception) when (exception is TypedException or ArgumentException)
        {
            return null;
        }
        finally
        {
            context.Scheduler.Permits.Answered(lane);
        }
    }

    private sealed class Line
    {
        public Queue<string> Waiting { get; } = new();

        public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

        public long LastCheck { get; set; } = long.MinValue / 2;

        public bool IsDraining { get; set; }
    }
}
