namespace Typed.Tracking;

/// <summary>Specifies how to handle a request that equals an unsettled one.</summary>
public enum EqualRequest
{
    /// <summary>Refuse the request with <see cref="DuplicateSubmissionException"/>.</summary>
    Refuse = 0,

    /// <summary>Do not send the request. Return the handle of the existing job.</summary>
    Join = 1,

    /// <summary>Send the request, and pay for both.</summary>
    Send = 2,
}

/// <summary>Options for submitting and tracking a job.</summary>
public sealed record TrackOptions
{
    /// <summary>How to handle the request if an equal one is open or uncertain. Default: refuse.</summary>
    public EqualRequest OnEqual { get; init; }

    /// <summary>How long to wait for the job, from its submission; null (the default) for no limit.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>A label of your choice, kept in the journal.</summary>
    public string? Label { get; init; }

    /// <summary>The tenant that the job runs for. Equal requests of different tenants are different submissions. When submissions wait for the request
    /// budget, tenants take turns. Null (the default): the one tenant without a name.</summary>
    public string? Tenant { get; init; }

    /// <summary>Tags of your choice, such as <c>project-42</c>. They are kept in the journal; totals and spend caps count by tag. Null (the default): none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Your own key for this request, such as an order number. Equal requests with different keys are different submissions. With a key, an equal request is
    /// submitted once, also after the first has ended, for as long as the journal keeps it; only one that was not sent, refused or abandoned can be submitted again.
    /// Null (the default): only the request is compared, while the first is not settled. The key stays in the journal and is not sent to the provider.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The validation and webhook of the submission. A webhook set here takes precedence over <see cref="TrackerOptions.WebhookAddress"/>.</summary>
    public SubmitOptions Submit { get; init; } = new();

    internal static TrackOptions Default { get; } = new();
}
