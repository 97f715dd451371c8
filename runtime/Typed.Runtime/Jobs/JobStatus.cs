namespace Typed;

/// <summary>The status of a job: the provider's own text, and what it means. Text that is not known is kept.</summary>
public readonly record struct JobStatus
{
    private readonly string? _value;

    /// <summary>Makes a status.</summary>
    /// <param name="value">The status as the provider spells it.</param>
    /// <param name="phase">What it means; <see cref="JobPhase.Unknown"/> for text that is not known.</param>
    public JobStatus(string value, JobPhase phase = JobPhase.Unknown)
    {
        _value = value;
        Phase = phase;
    }

    /// <summary>The status as the provider spells it; empty where the provider gave none.</summary>
    public string Value => _value ?? "";

    /// <summary>What the status means.</summary>
    public JobPhase Phase { get; }

    /// <summary>Whether the job has ended. False for a status that is not known.</summary>
    public bool IsFinal => Phase is JobPhase.Succeeded or JobPhase.Failed;

    /// <summary>Whether the job has ended with a result.</summary>
    public bool IsSucceeded => Phase == JobPhase.Succeeded;

    /// <summary>Whether the job has ended without a result.</summary>
    public bool IsFailed => Phase == JobPhase.Failed;

    /// <summary>The status as the provider spells it.</summary>
    public override string ToString() => Value;
}
