namespace Typed.Emulator.Webhooks;

/// <summary>When a provider tries to deliver a webhook, until one try is answered with a success.</summary>
/// <param name="Delays">The wait before each try, by the emulator's clock.</param>
internal sealed record WebhookSchedule(params TimeSpan[] Delays)
{
    /// <summary>One try, at once.</summary>
    public static WebhookSchedule Once { get; } = new(TimeSpan.Zero);
}
