namespace Typed.Tracking;

/// <summary>What to do with a request that equals one which is not settled.</summary>
public enum EqualRequest
{
    /// <summary>Refuse it with <see cref="DuplicateSubmissionException"/>.</summary>
    Refuse = 0,

    /// <summary>Do not send it, and give the handle of the job that there is.</summary>
    Join = 1,

    /// <summary>Send it, and pay for both.</summary>
    Send = 2,
}

/// <summary>How a job is submitted and tracked.</summary>
public sealed record TrackOptions
{
    /// <summary>What to do where an equal request is open or uncertain. Default: refuse.</summary>
    public EqualRequest OnEqual { get; init; }

    /// <summary>How long the job is waited for, from its submission; null (the default) for ever.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>A name of your own, kept in the journal.</summary>
    public string? Label { get; init; }

    /// <summary>For whom the job runs. Equal requests of different tenants are different submissions, and when submissions wait for the request
    /// budget, tenants take turns. Null (the default): the one tenant without a name.</summary>
    public string? Tenant { get; init; }

    /// <summary>A key of your own for this request, such as an order number. Equal requests with different keys are different submissions. Null (the
    /// default): the request alone decides. The key stays in the journal; it is not sent to the provider.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Validation and webhook of the submission. A webhook set here goes before <see cref="TrackerOptions.WebhookAddress"/>.</summary>
    public SubmitOptions Submit { get; init; } = new();

    internal static TrackOptions Default { get; } = new();
}
