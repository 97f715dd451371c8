namespace Typed;

/// <summary>The provider accepted the job and reported that it failed.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="jobId">The job's id.</param>
/// <param name="failedReason">The reason in the provider's words; null if not reported.</param>
public sealed class GenerationFailedException(string provider, string jobId, string? failedReason)
    : TypedException(provider, $"{provider} job {jobId} failed: {failedReason ?? "no reason given"}.")
{
    /// <summary>The job's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The reason in the provider's words; null if not reported.</summary>
    public string? FailedReason { get; } = failedReason;

    /// <summary>The model; null if unknown.</summary>
    public string? Model { get; init; }

    /// <summary>The credits charged; null if the provider does not report them.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits refunded; null if not reported. Creatify does not report them: refunds are not documented for its Asset Generator.</summary>
    public decimal? CreditsRefunded { get; init; }
}
