using System.Text.Json;

namespace Typed.Providers;

/// <summary>What a provider says of a job at one moment.</summary>
public sealed record JobSnapshot
{
    /// <summary>The provider's id of the job.</summary>
    public required string Id { get; init; }

    /// <summary>The status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>The model; null where the provider does not say.</summary>
    public string? Model { get; init; }

    /// <summary>What was made so far; empty where nothing.</summary>
    public IReadOnlyList<Asset> Assets { get; init; } = [];

    /// <summary>Why the job failed, in the provider's words; null where it has not or the provider does not say.</summary>
    public string? FailedReason { get; init; }

    /// <summary>The credits that the provider has charged so far; null where it does not say.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits that the provider has given back; null where it does not say.</summary>
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The length of the output; null where the provider does not say or it has none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The resolution of the output as the provider spells it, such as <c>1080x1920</c>; null where it does not say.</summary>
    public string? Resolution { get; init; }

    /// <summary>The aspect ratio of the output as the provider spells it; null where it does not say.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>The number of outputs; null where the provider does not say.</summary>
    public int? OutputCount { get; init; }

    /// <summary>The generations of a job that has several, each with a state and a charge of its own; empty where the provider knows one job only.</summary>
    public IReadOnlyList<JobPart> Parts { get; init; } = [];

    /// <summary>When the provider accepted the job; null where it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the provider last changed the job; null where it does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>How long the provider asks to wait before the next look (<c>Retry-After</c>); null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The whole answer, members that are not known included; undefined where the provider gave no JSON.</summary>
    public JsonElement Raw { get; init; }
}
