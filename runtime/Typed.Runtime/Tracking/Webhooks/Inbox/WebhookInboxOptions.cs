namespace Typed.Tracking.Webhooks;

/// <summary>Options that limit an inbox of webhook messages.</summary>
public sealed record WebhookInboxOptions
{
    /// <summary>How long a message is kept, waiting or remembered. Default 1 day. The tracker finds the end of a job by polling, too.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The maximum number of waiting messages, counted separately for verified and unverified ones: a flood of forged messages must not keep verified ones
    /// out. Default 10,000.</summary>
    public int MaxWaiting { get; init; } = 10_000;

    /// <summary>How long a message waits for a database that cannot be reached. After that it is not accepted, and the provider should deliver it again. Default 5 seconds.
    /// An inbox in a file does not wait.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Checks the options. Each inbox calls it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero, nameof(Timeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeepFor, TimeSpan.Zero, nameof(KeepFor));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxWaiting, 1, nameof(MaxWaiting));
    }
}

/// <summary>Too many webhook messages are waiting (<see cref="WebhookInboxOptions.MaxWaiting"/>). The message was not stored; the provider should deliver it again.</summary>
public sealed class WebhookInboxFullException() : JournalException("Too many webhook messages are waiting.");
