using System.Text.Json;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>A generation requested by a client.</summary>
public sealed class EmulatedTask
{
    private readonly TaskCompletionSource<DeliveryOutcome> _webhook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskState _state;

    internal EmulatedTask(Guid id, DateTimeOffset createdAt, TaskDelivery delivery)
    {
        Id = id;
        Delivery = delivery;
        CreatedAt = createdAt;
        _state = new TaskState(TaskStatuses.Initializing, string.Empty, [], 0, createdAt);
    }

    /// <summary>The task's id.</summary>
    public Guid Id { get; }

    /// <summary>The creation time, by the emulator's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The provider that received the request, by its folder name.</summary>
    public string Provider { get; init; } = Creatify.CreatifyEndpoints.Provider;

    /// <summary>The requested model.</summary>
    public required string ModelName { get; init; }

    /// <summary>The output type: image, video, …</summary>
    public required string Output { get; init; }

    /// <summary>The parameters as sent.</summary>
    public required JsonElement InputParams { get; init; }

    /// <summary>The webhook URL to call when the task ends.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The credits charged.</summary>
    public required decimal Price { get; init; }

    /// <summary>The number of outputs.</summary>
    public required int Outputs { get; init; }

    /// <summary>The requested aspect ratio, such as 16:9, if specified.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>The length in seconds, from the request or the schema's default, if any.</summary>
    public int? Duration { get; init; }

    /// <summary>Width x height, if known.</summary>
    public string? Resolution { get; init; }

    /// <summary>The current state, as a consistent snapshot.</summary>
    public TaskState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>Completes when the webhook has been delivered or has definitely failed.</summary>
    public Task<DeliveryOutcome> WebhookCompletion => _webhook.Task;

    /// <summary>How the result is delivered to the client.</summary>
    internal TaskDelivery Delivery { get; }

    /// <summary>The timer of the next step. Held here so that it is not garbage-collected.</summary>
    internal ITimer? Timer { get; set; }

    internal void WebhookDone(DeliveryOutcome outcome) => _webhook.TrySetResult(outcome);
}
