using System.Threading.Channels;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests;

/// <summary>An inbox whose messages a test provides, and that tells what becomes of them.</summary>
internal sealed class ScriptedInbox : IWebhookInbox
{
    private readonly Channel<(string Id, bool IsRemembered)> _completed = Channel.CreateUnbounded<(string, bool)>();
    private readonly Channel<(string Id, TimeSpan Pause)> _returned = Channel.CreateUnbounded<(string, TimeSpan)>();
    private readonly Queue<InboxMessage> _waiting = new();
    private readonly List<int> _asked = [];

    public ChannelReader<(string Id, bool IsRemembered)> Completed => _completed.Reader;

    public ChannelReader<(string Id, TimeSpan Pause)> Returned => _returned.Reader;

    /// <summary>Runs before a message is completed; may throw.</summary>
    public Func<string, Task> OnComplete { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after a message was given back; may throw.</summary>
    public Action<string> OnReturn { get; set; } = _ => { };

    /// <summary>How many messages were asked for, each time.</summary>
    public IReadOnlyList<int> Asked
    {
        get
        {
            lock (_waiting)
            {
                return [.. _asked];
            }
        }
    }

    public void Put(InboxMessage message)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(message);
        }
    }

    public ValueTask<bool> AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        Put(message with { Attempt = 1 });
        return new(true);
    }

    public ValueTask<IReadOnlyList<InboxMessage>> TakeAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_waiting)
        {
            _asked.Add(max);
            var taken = new List<InboxMessage>();
            while (taken.Count < max && _waiting.TryDequeue(out var message))
            {
                taken.Add(message);
            }

            return new(taken);
        }
    }

    public async ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken)
    {
        await OnComplete(id);
        _completed.Writer.TryWrite((id, isRemembered));
    }

    public ValueTask ReturnAsync(string id, TimeSpan pause, CancellationToken cancellationToken)
    {
        _returned.Writer.TryWrite((id, pause));
        OnReturn(id);
        return default;
    }

    public ValueTask DisposeAsync() => default;
}
