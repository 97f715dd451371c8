using System.Text.Json;

namespace Typed.Providers;

/// <summary>One of the generations of a job that has several.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Status">Its status.</param>
public sealed record JobPart(string Id, JobStatus Status)
{
    /// <summary>What it made; null where nothing, or not yet.</summary>
    public Asset? Asset { get; init; }

    /// <summary>Why it failed, in the provider's words; null where it has not or the provider does not say.</summary>
    public string? FailedReason { get; init; }

    /// <summary>The provider's code of the failure, as it came; null where there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The credits that the provider has charged for it; null where it does not say.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits that the provider gives back for it; null where it does not say.</summary>
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The whole answer about it; undefined where the provider gave no JSON.</summary>
    public JsonElement Raw { get; init; }
}
