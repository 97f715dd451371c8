using System.Text.Json;

namespace Typed.Providers;

/// <summary>One generation of a job that has several.</summary>
/// <param name="Id">The provider's id of the generation.</param>
/// <param name="Status">The status of the generation.</param>
public sealed record JobPart(string Id, JobStatus Status)
{
    /// <summary>The output, or null if there is none yet.</summary>
    public Asset? Asset { get; init; }

    /// <summary>The failure reason in the provider's words, or null if it has not failed or no reason is reported.</summary>
    public string? FailedReason { get; init; }

    /// <summary>The provider's error code, unchanged, or null if there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The credits charged for the generation, or null if not reported.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits refunded for the generation, or null if not reported.</summary>
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The complete response for the generation, or undefined if the provider returned no JSON.</summary>
    public JsonElement Raw { get; init; }
}
