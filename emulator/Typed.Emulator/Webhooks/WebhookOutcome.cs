namespace Typed.Emulator.Webhooks;

/// <summary>What became of a task's webhook.</summary>
public enum WebhookOutcome
{
    /// <summary>The client asked for none.</summary>
    None,

    /// <summary>It was answered with a success.</summary>
    Delivered,

    /// <summary>It was answered with an error, or not at all.</summary>
    Failed,

    /// <summary>The target is not on this machine: the emulator calls nobody else.</summary>
    Refused,

    /// <summary>A fault made it get lost.</summary>
    Lost,
}
