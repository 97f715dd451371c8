using Typed.Tracking.Engine;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    private readonly WebhookIntake? _intake;

    /// <summary>The readers of the webhook messages of the clients' providers. An endpoint of your own verifies and reads messages with them.</summary>
    public IEnumerable<IWebhookReader> WebhookReaders =>
        _context.Roster.Lanes.Values.Select(lane => lane.Provider).OfType<Providers.IWebhookSource>().Select(source => source.WebhookReader);

    /// <summary>Accepts a webhook message. With <see cref="TrackerOptions.WebhookInbox"/>, the message is durable when the task completes, and is handled soon after, or
    /// after the next start; the tracker does not have to be started. Without an inbox, it is handled at once (<see cref="HandleWebhookAsync"/>).</summary>
    /// <param name="notice">The message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalException">The message could not be stored. The provider should deliver it again.</exception>
    /// <exception cref="InvalidOperationException">The tracker has no inbox and is not started, or has stopped.</exception>
    public Task ReceiveWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return _intake is { } intake ? intake.ReceiveAsync(notice, cancellationToken) : HandleWebhookAsync(notice, cancellationToken);
    }

    /// <summary>Handles a webhook message from a provider, or from someone who claims to be one. Only a verified message can end a job; any other triggers a status check.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalException">The message could not be recorded. The provider should deliver it again.</exception>
    public Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ThrowIfNotReady();
        return Remote is { } remote ? remote.HandleWebhookAsync(notice, cancellationToken) : _desk.HandleAsync(notice, cancellationToken);
    }
}
