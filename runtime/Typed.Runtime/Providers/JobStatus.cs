namespace Typed;

/// <summary>The status of a job: the provider's text and its meaning. Unrecognized text is kept.</summary>
public readonly record struct JobStatus
{
    private readonly string? _value;

    /// <summary>Creates a status.</summary>
    /// <param name="value">The status as the provider spells it.</param>
    /// <param name="phase">The meaning of the status; <see cref="JobPhase.Unknown"/> for unrecognized text.</param>
    public JobStatus(string value, JobPhase phase = JobPhase.Unknown)
    {
        _value = value;
        Phase = phase;
    }

    /// <summary>The status as the provider spells it; empty if the provider gave none.</summary>
    public string Value => _value ?? "";

    /// <summary>The meaning of the status.</summary>
    public JobPhase Phase { get; }

    /// <summary>Whether the job has ended. False for an unrecognized status.</summary>
    public bool IsFinal => Phase is JobPhase.Succeeded or JobPhase.Failed;

    /// <summary>Whether the job has ended with a result.</summary>
    public bool IsSucceeded => Phase == JobPhase.Succeeded;

    /// <summary>Whether the job has ended without a result.</summary>
    public bool IsFailed => Phase == JobPhase.Failed;

    /// <summary>Returns the status as the provider spells it.</summary>
    public override string ToString() => Value;
}
