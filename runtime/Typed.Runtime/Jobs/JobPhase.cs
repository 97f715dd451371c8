namespace Typed;

/// <summary>What a provider's status text means for whoever waits.</summary>
public enum JobPhase
{
    /// <summary>A status that is not known here. It counts as still running: success and failure are never guessed.</summary>
    Unknown = 0,

    /// <summary>Accepted, not begun.</summary>
    Pending = 1,

    /// <summary>In work.</summary>
    Running = 2,

    /// <summary>Ended with a result.</summary>
    Succeeded = 3,

    /// <summary>Ended without a result.</summary>
    Failed = 4,
}
