using Typed.Providers;

namespace Typed.Tracking.Webhooks;

/// <summary>A webhook message about a job.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="JobId">The provider's id of the job that the message claims to be about.</param>
public sealed record WebhookNotice(string Provider, string JobId)
{
    /// <summary>The status that the message claims.</summary>
    public JobStatus Status { get; init; }

    /// <summary>The provider's id of the delivery; null if there is none.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Whether a signature over the message's bytes is valid. Only a verified message can end a job.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The job as the message describes it; null if the message does not contain enough. Ignored without a valid signature.</summary>
    public JobSnapshot? Snapshot { get; init; }

    /// <summary>The tracker's key for the job, from the address; null if the address does not contain it.</summary>
    public Guid? Key { get; init; }
}

/// <summary>The outcome of a message.</summary>
public enum WebhookOutcome
{
    /// <summary>The message is not about a job of this tracker.</summary>
    UnknownJob = 0,

    /// <summary>The message was verified, or confirmed by the provider, and accepted.</summary>
    Accepted = 1,

    /// <summary>The tracker checks the status of the job.</summary>
    Polled = 2,

    /// <summary>The message was accepted before.</summary>
    Repeated = 3,

    /// <summary>The job has already ended, or belongs to another machine.</summary>
    Ignored = 4,
}
