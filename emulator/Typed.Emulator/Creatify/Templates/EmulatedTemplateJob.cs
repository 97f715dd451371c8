using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>A job of a custom template.</summary>
public sealed class EmulatedTemplateJob
{
    private readonly TaskCompletionSource _previewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<WebhookOutcome> _outcomes = [];
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

    /// <summary>Its id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>When it was created, by the emulator's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Where it stands, as one consistent picture.</summary>
    public TemplateJobState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>Completes when the messages about it that are due so far have been delivered, or it is clear that they won't be.</summary>
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

    /// <summary>What became of each message, oldest first.</summary>
    public IReadOnlyList<WebhookOutcome> WebhookOutcomes
    {
        get
        {
            lock (_gate)
            {
                return [.. _outcomes];
            }
        }
    }

    /// <summary>What was asked for last.</summary>
    internal TemplateOrder Order
    {
        get => Volatile.Read(ref _order);
        set => Volatile.Write(ref _order, value);
    }

    /// <summary>Scheme and host under which the client reached the emulator.</summary>
    internal string Origin { get; }

    /// <summary>Completes when the first operation has ended, however it ended.</summary>
    internal Task Ended => _previewed.Task;

    /// <summary>The step that comes next. Held here, or the timer could be collected.</summary>
    internal ITimer? Timer { get; set; }

    /// <summary>Changes the state only where it still is what was looked at: of two renders at once one begins.</summary>
    internal bool TryChange(TemplateJobState from, TemplateJobState to) => ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);

    internal void End() => _previewed.TrySetResult();

    /// <summary>Sends a message after those before it: statuses arrive in their order.</summary>
    internal void Post(Func<Task<WebhookOutcome>> send)
    {
        lock (_gate)
        {
            _webhooks = PostAfterAsync(_webhooks, send);
        }
    }

    private async Task PostAfterAsync(Task before, Func<Task<WebhookOutcome>> send)
    {
        await before;
        var outcome = await send();
        lock (_gate)
        {
            _outcomes.Add(outcome);
        }
    }
}

/// <summary>Where a job of a custom template stands.</summary>
/// <param name="Status">pending, in_queue, running, done, failed or rejected; or another text where a fault asks for it.</param>
/// <param name="FailedReason">Why it ended without a result; empty if it didn't.</param>
/// <param name="Preview">The preview's address, once there is one.</param>
/// <param name="VideoOutput">The video's address, once there is one.</param>
/// <param name="Duration">The video's length in seconds; 0 until the work begins.</param>
/// <param name="CreditsUsed">What it has cost so far; 0 until the work begins.</param>
/// <param name="Progress">From 0 to 1.</param>
/// <param name="UpdatedAt">When that became so.</param>
public sealed record TemplateJobState(
    string Status,
    string FailedReason,
    string? Preview,
    string? VideoOutput,
    int Duration,
    decimal CreditsUsed,
    decimal Progress,
    DateTimeOffset UpdatedAt);
