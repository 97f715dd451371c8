using System.Text.Json;
using Typed.Emulator.Media;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>How a task's outputs and webhook are presented to the client.</summary>
/// <param name="Origin">The scheme and host that the client used to reach the emulator. Asset URLs use them too.</param>
/// <param name="Format">The file format of images.</param>
/// <param name="Shape">The aspect ratio of the outputs.</param>
/// <param name="WriteWebhook">Writes the webhook's body, which differs by provider.</param>
internal sealed record TaskDelivery(string Origin, string Format, MediaShape Shape, Action<Utf8JsonWriter, EmulatedTask> WriteWebhook)
{
    /// <summary>The times of the webhook's attempts, and its headers.</summary>
    public WebhookProtocol Protocol { get; init; } = WebhookProtocol.Once;

    /// <summary>Called when the task has ended, before its webhook is sent.</summary>
    public Action<EmulatedTask>? Finished { get; init; }
}
