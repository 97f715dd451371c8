using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>A job of a custom template.</summary>
public sealed class EmulatedTemplateJob
{
    private readonly TaskCompletionSource _previewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<DeliveryOutcome> _outcomes = [];
    private TemplateJobState _state;
    private TemplateOrder _order;
    private Task _webhooks = Task.CompletedTask;

    internal EmulatedTemplateJob(TemplateOrder order, string origin, DateTimeOffset createdAt)
    {
        _order = order;
        Origin = origin;
        CreatedAt = createdAt;
        _state = new TemplateJobState("pending", string.Empty, null, null, 0, 0, 0, createdAt);
    }

    /// <summary>The job's id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The creation time, by the emulator's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The current state, as a consistent snapshot.</summary>
    public TemplateJobState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>Completes when all webhooks due so far have been delivered or have definitely failed.</summary>
    public Task Webhooks
    {
        get
        {
            lock (_gate)
            {
                return _webhooks;
            }
        }
    }

    /// <summary>The outcome of each webhook, oldest first.</summary>
    public IReadOnlyList<DeliveryOutcome> WebhookOutcomes
    {
        get
        {
            lock (_gate)
            {
                return [.. _outcomes];
            }
        }
    }

    /// <summary>The latest order.</summary>
    internal TemplateOrder Order
    {
        get => Volatile.Read(ref _order);
        set => Volatile.Write(ref _order, value);
    }

    /// <summary>The scheme and host that the client used to reach the emulator.</summary>
    internal string Origin { get; }

    /// <summary>Completes when the first operation has ended, with any outcome.</summary>
    internal Task Ended => _previewed.Task;

    /// <summary>The timer of the next step. Held here so that it is not garbage-collected.</summary>
    internal ITimer? Timer { get; set; }

    /// <summary>Changes the state only if it is still the given one, so that only one of two concurrent renders starts.</summary>
    internal bool TryChange(TemplateJobState from, TemplateJobState to) => ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);

    internal void End() => _previewed.TrySetResult();

    /// <summary>Sends a webhook after the previous ones, so that statuses arrive in order.</summary>
    internal void Post(Func<Task<DeliveryOutcome>> send)
    {
        lock (_gate)
        {
            _webhooks = PostAfterAsync(_webhooks, send);
        }
    }

    private async Task PostAfterAsync(Task before, Func<Task<DeliveryOutcome>> send)
    {
        await before;
        var outcome = await send();
        lock (_gate)
        {
            _outcomes.Add(outcome);
        }
    }
}

/// <summary>The state of a custom template job.</summary>
/// <param name="Status">pending, in_queue, running, done, failed or rejected, or another text set by a fault.</param>
/// <param name="FailedReason">The reason why the job ended without a result; otherwise empty.</param>
/// <param name="Preview">The preview's URL, if available.</param>
/// <param name="VideoOutput">The video's URL, if available.</param>
/// <param name="Duration">The video's length in seconds; 0 until processing starts.</param>
/// <param name="CreditsUsed">The credits charged so far; 0 until processing starts.</param>
/// <param name="Progress">The progress, from 0 to 1.</param>
/// <param name="UpdatedAt">The time of the last change.</param>
public sealed record TemplateJobState(
    string Status,
    string FailedReason,
    string? Preview,
    string? VideoOutput,
    int Duration,
    decimal CreditsUsed,
    decimal Progress,
    DateTimeOffset UpdatedAt);
