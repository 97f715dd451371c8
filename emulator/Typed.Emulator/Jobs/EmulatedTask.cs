using System.Text.Json;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>A generation that a client asked for.</summary>
public sealed class EmulatedTask
{
    private readonly TaskCompletionSource<WebhookOutcome> _webhook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskState _state;

    internal EmulatedTask(Guid id, DateTimeOffset createdAt, TaskDelivery delivery)
    {
        Id = id;
        Delivery = delivery;
        CreatedAt = createdAt;
        _state = new TaskState(TaskStatuses.Initializing, string.Empty, [], 0, createdAt);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>When it was created, by the emulator's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The provider that it was asked of, by its folder name.</summary>
    public string Provider { get; init; } = Creatify.CreatifyEndpoints.Provider;

    /// <summary>The model that was asked for.</summary>
    public required string ModelName { get; init; }

    /// <summary>What it makes: image, video, …</summary>
    public required string Output { get; init; }

    /// <summary>The parameters as they were sent.</summary>
    public required JsonElement InputParams { get; init; }

    /// <summary>Where to post the end of it.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What it was charged.</summary>
    public required decimal Price { get; init; }

    /// <summary>How many outputs it makes.</summary>
    public required int Outputs { get; init; }

    /// <summary>Proportions, if the request says, such as 16:9.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>Length in seconds, if the request or the schema's default says.</summary>
    public int? Duration { get; init; }

    /// <summary>Width x height, if it can be told.</summary>
    public string? Resolution { get; init; }

    /// <summary>Where it stands, as one consistent picture.</summary>
    public TaskState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>Completes when the webhook was delivered, or it is clear that it won't be.</summary>
    public Task<WebhookOutcome> WebhookCompletion => _webhook.Task;

    /// <summary>How its end is presented to the client.</summary>
    internal TaskDelivery Delivery { get; }

    /// <summary>The step that comes next. Held here, or the timer could be collected.</summary>
    internal ITimer? Timer { get; set; }

    internal void WebhookDone(WebhookOutcome outcome) => _webhook.TrySetResult(outcome);
}
