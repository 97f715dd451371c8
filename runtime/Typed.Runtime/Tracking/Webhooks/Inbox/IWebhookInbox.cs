namespace Typed.Tracking.Webhooks;

/// <summary>Keeps webhook messages durably between their arrival and their handling. Thread-safe.</summary>
/// <remarks>A message waits until it is completed. A process takes it for a limited time, so that another can take it if the first ends before that. A message may
/// therefore be handled twice; the second time changes nothing, because the job has ended. Messages older than <see cref="WebhookInboxOptions.KeepFor"/> are removed.</remarks>
public interface IWebhookInbox : IAsyncDisposable
{
    /// <summary>Writes a message. It is durable when the task completes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>False if the inbox has a message with the same <see cref="InboxMessage.Id"/>, which waits or is remembered. Nothing was written.</returns>
    /// <exception cref="WebhookInboxFullException">Too many messages are waiting.</exception>
    /// <exception cref="JournalException">The message could not be written. The provider should deliver it again.</exception>
    ValueTask<bool> AddAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>Takes waiting messages, oldest first. No other caller gets them until the lease has ended.</summary>
    /// <param name="max">The maximum number of messages.</param>
    /// <param name="lease">The time for which the messages are leased.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalException">The inbox could not be read.</exception>
    ValueTask<IReadOnlyList<InboxMessage>> TakeAsync(int max, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Completes a message.</summary>
    /// <param name="id">The message.</param>
    /// <param name="isRemembered">Whether a repeated delivery is recognized until the message is too old. False removes the message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalException">The inbox could not be written. The message is taken again after its lease.</exception>
    ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken);

    /// <summary>Gives a message back, because it could not be handled.</summary>
    /// <param name="id">The message.</param>
    /// <param name="pause">The time for which the message is not taken.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalException">The inbox could not be written. The message is taken again after its lease.</exception>
    ValueTask ReturnAsync(string id, TimeSpan pause, CancellationToken cancellationToken);
}
