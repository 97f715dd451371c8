namespace Typed;

/// <summary>The phase of a job, derived from the provider's status text.</summary>
public enum JobPhase
{
    /// <summary>The status is not recognized. It is treated as still running: success and failure are never guessed.</summary>
    Unknown = 0,

    /// <summary>Accepted but not started.</summary>
    Pending = 1,

    /// <summary>In progress.</summary>
    Running = 2,

    /// <summary>Ended with a result.</summary>
    Succeeded = 3,

    /// <summary>Ended without a result.</summary>
    Failed = 4,
}
