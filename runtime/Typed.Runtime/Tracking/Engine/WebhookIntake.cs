using System.Threading.Channels;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>Writes webhook messages to the inbox as they arrive, and handles those that wait there.</summary>
/// <param name="context">The tracker.</param>
/// <param name="inbox">The inbox.</param>
/// <param name="handle">Handles one message. An exception means that it has to be tried again.</param>
internal sealed class WebhookIntake(TrackerContext context, IWebhookInbox inbox, Func<WebhookNotice, CancellationToken, Task<WebhookOutcome>> handle)
{
    // A message may wait for the request budget of its lane. The others go on meanwhile.
    private const int MostAtOnce = 64;

    // Below it, a full inbox is read in batches, not one by one.
    private const int EnoughFree = 16;
    private const int MostDoublings = 4;
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    // Messages of processes that have ended, and those that were given back.
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _underWay;
    private volatile bool _mayBeMore;

    /// <summary>Writes a message. It does not matter whether the tracker is started.</summary>
    public async Task ReceiveAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (context.Roster.FindLane(notice.Provider) is null || !AnswerCheck.IsUsableId(notice.JobId))
        {
            // The message is not about a job of this tracker.
            return;
        }

        var isNew = await inbox.AddAsync(NoticeText.ToMessage(notice, context.Time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        Checkpoint.Reached("webhook-durable");
        if (isNew)
        {
            _arrived.Writer.TryWrite(true);
        }
    }

    /// <summary>Handles messages until the tracker stops.</summary>
    public async Task RunAsync()
    {
        var stop = context.Work.Stopping;
        var handling = new List<Task>();
        try
        {
            while (!stop.IsCancellationRequested && context.Work.Fault is null)
            {
                await BeginAsync(handling, stop).ConfigureAwait(false);
                await WaitAsync(stop).ConfigureAwait(false);
                handling.RemoveAll(static task => task.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(handling).ConfigureAwait(false);
        }
    }

    // Begins with as many messages as there is room for.
    private async Task BeginAsync(List<Task> handling, CancellationToken stop)
    {
        var room = MostAtOnce - Volatile.Read(ref _underWay);
        if (room == 0)
        {
            return;
        }

        try
        {
            var messages = await inbox.TakeAsync(room, s_lease, stop).ConfigureAwait(false);
            _mayBeMore = messages.Count == room;
            Interlocked.Add(ref _underWay, messages.Count);
            handling.AddRange(messages.Select(message => HandleAsync(message, stop)));
        }
        catch (IOException exception)
        {
            TrackerLog.InboxAway(context.Log, exception.Message);
        }
    }

    private async Task HandleAsync(InboxMessage message, CancellationToken stop)
    {
        try
        {
            // An unreadable message cannot be handled later either.
            var outcome = NoticeText.FromMessage(message) is { } notice ? await handle(notice, stop).ConfigureAwait(false) : WebhookOutcome.UnknownJob;
            Checkpoint.Reached("webhook-handled");
            await inbox.CompleteAsync(message.Id, message.IsVerified && outcome != WebhookOutcome.UnknownJob, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next process takes it when the lease has ended.
        }
        catch (Exception exception)
        {
            // The lane, the database or the provider cannot be reached. One message must not stop the others.
            TrackerLog.WebhookDelayed(context.Log, message.Provider, message.Attempt, exception.GetType().Name);
            await ReturnAsync(message).ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.Decrement(ref _underWay) <= MostAtOnce - EnoughFree && _mayBeMore)
            {
                _arrived.Writer.TryWrite(true);
            }
        }
    }

    private async Task ReturnAsync(InboxMessage message)
    {
        try
        {
            var pause = s_firstPause * Math.Pow(2, Math.Clamp(message.Attempt - 1, 0, MostDoublings));
            await inbox.ReturnAsync(message.Id, pause, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It is free again when its lease has ended.
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var interval = new CancellationTokenSource(s_interval, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, stop);
        try
        {
            await _arrived.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Try again now.
        }
    }
}
