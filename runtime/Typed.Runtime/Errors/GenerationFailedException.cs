namespace Typed;

/// <summary>The provider accepted the job and says that it failed.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="jobId">The job's id.</param>
/// <param name="failedReason">Why, in the provider's words; null where it does not say.</param>
public sealed class GenerationFailedException(string provider, string jobId, string? failedReason)
    : TypedException(provider, $"{provider} job {jobId} failed: {failedReason ?? "no reason given"}.")
{
    /// <summary>The job's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>Why, in the provider's words; null where it does not say.</summary>
    public string? FailedReason { get; } = failedReason;

    /// <summary>The model; null where not known.</summary>
    public string? Model { get; init; }

    /// <summary>The credits charged; null where the provider does not say.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits given back; null where the provider does not say. Creatify does not: whether it refunds is not documented for its Asset Generator.</summary>
    public decimal? CreditsRefunded { get; init; }
}
