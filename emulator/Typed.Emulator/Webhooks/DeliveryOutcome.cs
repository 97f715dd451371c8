namespace Typed.Emulator.Webhooks;

/// <summary>The outcome of a task's webhook.</summary>
public enum DeliveryOutcome
{
    /// <summary>The client requested no webhook.</summary>
    None,

    /// <summary>The target responded with a success status.</summary>
    Delivered,

    /// <summary>The target responded with an error or not at all.</summary>
    Failed,

    /// <summary>The target is not on this machine. The emulator calls no other machines.</summary>
    Refused,

    /// <summary>A fault dropped the webhook.</summary>
    Lost,
}
