using System.Text.Json;

namespace Typed.Providers;

/// <summary>The state of a job as reported by the provider at one moment.</summary>
public sealed record JobSnapshot
{
    /// <summary>The provider's id of the job.</summary>
    public required string Id { get; init; }

    /// <summary>The status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>The model, or null if the provider does not report it.</summary>
    public string? Model { get; init; }

    /// <summary>The progress of the job as a fraction from 0 to 1, or null if the provider does not report it.</summary>
    public double? Progress { get; init; }

    /// <summary>The outputs so far; empty if there are none.</summary>
    public IReadOnlyList<Asset> Assets { get; init; } = [];

    /// <summary>The failure reason in the provider's words, or null if the job has not failed or no reason is reported.</summary>
    public string? FailedReason { get; init; }

    /// <summary>The credits charged so far, or null if not reported.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits refunded, or null if not reported.</summary>
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The length of the output, or null if not reported or not applicable.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The resolution of the output as the provider spells it, such as <c>1080x1920</c>, or null if not reported.</summary>
    public string? Resolution { get; init; }

    /// <summary>The aspect ratio of the output as the provider spells it, or null if not reported.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>The number of outputs, or null if the provider does not report it.</summary>
    public int? OutputCount { get; init; }

    /// <summary>The generations of a job, each with its own status and charge; empty if the provider reports a single job only.</summary>
    public IReadOnlyList<JobPart> Parts { get; init; } = [];

    /// <summary>Whether the provider did not find one of several generations, which therefore counts as failed. The tracker waits until the provider has
    /// confirmed it several times.</summary>
    internal bool HasMissingPart { get; init; }

    /// <summary>When the provider accepted the job, or null if not reported.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the provider last changed the job, or null if not reported.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The wait that the provider requests before the next status check (<c>Retry-After</c>), or null if none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The complete response, including unknown members, or undefined if the provider returned no JSON.</summary>
    public JsonElement Raw { get; init; }
}
