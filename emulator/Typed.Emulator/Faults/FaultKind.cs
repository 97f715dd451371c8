namespace Typed.Emulator.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>A job ends as failed, and is refunded.</summary>
    FailJob,

    /// <summary>A job ends as rejected, where the provider has that status.</summary>
    RejectJob,

    /// <summary>A job takes longer.</summary>
    SlowJob,

    /// <summary>While it works, a job reports a status that no documentation knows.</summary>
    StatusText,

    /// <summary>A job's assets are of a type that no documentation knows.</summary>
    AssetType,

    /// <summary>A request is answered with an HTTP error.</summary>
    Answer,

    /// <summary>The connection of a request is closed without an answer.</summary>
    DropConnection,

    /// <summary>A webhook is not delivered.</summary>
    LoseWebhook,

    /// <summary>A webhook is delivered twice.</summary>
    RepeatWebhook,
}
