namespace Typed.Emulator.Faults;

/// <summary>The kinds of faults.</summary>
public enum FaultKind
{
    /// <summary>A job fails and is refunded.</summary>
    FailJob,

    /// <summary>A job ends as rejected, if the provider has that status.</summary>
    RejectJob,

    /// <summary>A job takes longer.</summary>
    SlowJob,

    /// <summary>A job in progress reports an undocumented status.</summary>
    StatusText,

    /// <summary>A job's assets have an undocumented type.</summary>
    AssetType,

    /// <summary>A request returns an HTTP error.</summary>
    Answer,

    /// <summary>A request's connection is closed without a response.</summary>
    DropConnection,

    /// <summary>A webhook is not delivered.</summary>
    LoseWebhook,

    /// <summary>A webhook is delivered twice.</summary>
    RepeatWebhook,
}
