using Typed.Providers;

namespace Typed.Tracking.Webhooks;

/// <summary>What was posted about a job.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="JobId">The provider's id of the job that it claims to be about.</param>
public sealed record WebhookNotice(string Provider, string JobId)
{
    /// <summary>The status that it claims.</summary>
    public JobStatus Status { get; init; }

    /// <summary>The provider's id of the delivery; null where it has none.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Whether a signature over its bytes was right. Only then can it end a job.</summary>
    public bool IsVerified { get; init; }

    /// <summary>What it says of the job; null where it does not say enough. Without a signature it is not looked at.</summary>
    public JobSnapshot? Snapshot { get; init; }

    /// <summary>The tracker's name of the job, from the address; null where it was not in it.</summary>
    public Guid? Key { get; init; }
}

/// <summary>What a message has led to.</summary>
public enum WebhookOutcome
{
    /// <summary>It is about no job of this tracker.</summary>
    UnknownJob = 0,

    /// <summary>It was verified, or confirmed by the provider, and taken.</summary>
    Accepted = 1,

    /// <summary>The provider is asked for the job.</summary>
    Asked = 2,

    /// <summary>It was taken before.</summary>
    Repeated = 3,

    /// <summary>The job has ended already, or is another machine's.</summary>
    Ignored = 4,
}
