using System.Text.Json;
using Typed.Emulator.Media;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>How a task's outputs and its webhook look to the client who asked for it.</summary>
/// <param name="Origin">Scheme and host under which the client reached the emulator: its assets have the same.</param>
/// <param name="Format">File format of images.</param>
/// <param name="Shape">Proportions of the outputs.</param>
/// <param name="WriteWebhook">Writes the webhook's body, which each provider shapes differently.</param>
internal sealed record TaskDelivery(string Origin, string Format, MediaShape Shape, Action<Utf8JsonWriter, EmulatedTask> WriteWebhook)
{
    /// <summary>When the webhook is tried, and with which headers.</summary>
    public WebhookProtocol Protocol { get; init; } = WebhookProtocol.Once;

    /// <summary>Called when the task has ended, before its webhook.</summary>
    public Action<EmulatedTask>? Finished { get; init; }
}
