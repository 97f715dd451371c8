namespace Typed.Providers.Described.Format;

/// <summary>Where JSON has the facts of a job. Each member is a JSON pointer, or null if the JSON does not have the fact.</summary>
internal sealed record JobPointers
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? Model { get; init; }

    public string? Progress { get; init; }

    /// <summary>The value of <see cref="Progress"/> at the end.</summary>
    public double ProgressOf { get; init; } = 100;

    public string? FailedReason { get; init; }

    public string? CreditsUsed { get; init; }

    public string? CreditsRefunded { get; init; }

    /// <summary>The length of the output, in seconds.</summary>
    public string? Duration { get; init; }

    public string? Resolution { get; init; }

    public string? AspectRatio { get; init; }

    public string? OutputCount { get; init; }

    public string? CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }

    public IReadOnlyList<OutputPointers> Outputs { get; init; } = [];
}

/// <summary>Where JSON has outputs.</summary>
internal sealed record OutputPointers
{
    /// <summary>A list of outputs, or one output.</summary>
    public required string At { get; init; }

    /// <summary>The address, below <see cref="At"/>; empty if the item itself is the address.</summary>
    public string Url { get; init; } = "";

    public string? Id { get; init; }

    public string? Type { get; init; }

    /// <summary>The type of all outputs at this place, such as video; null if <see cref="Type"/> points to it.</summary>
    public string? Kind { get; init; }

    public string? Thumbnail { get; init; }

    public string? Name { get; init; }
}
