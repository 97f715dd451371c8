namespace Typed.Tracking.Webhooks;

/// <summary>The messages of an inbox in memory. Not thread-safe.</summary>
internal sealed class InboxContents(WebhookInboxOptions options, TimeProvider time)
{
    // A repetition that is not recognized does no harm.
    private const int RememberedPerWaiting = 10;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    // In the order of arrival. An id whose entry was removed is skipped.
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    // In the order of completion.
    private readonly Queue<(string Id, DateTimeOffset At)> _remembered = new();
    private readonly LinkedList<Entry> _waiting = new();
    private int _verified;

    public bool Contains(string id) => _entries.ContainsKey(id);

    public bool IsFull(bool isVerified) => (isVerified ? _verified : _waiting.Count - _verified) >= options.MaxWaiting;

    public IEnumerable<InboxLine> Lines => _entries.Values.OrderBy(entry => entry.Message.ReceivedAt).SelectMany(LinesOf);

    public void Apply(InboxLine line)
    {
        if (line.Content is { } content)
        {
            Add(new InboxMessage { Id = line.Id, Provider = line.Provider ?? "", IsVerified = line.IsVerified, ReceivedAt = line.At, Content = content });
        }
        else
        {
            Complete(line.Id, line.IsRemembered);
        }
    }

    public void Add(InboxMessage message)
    {
        var entry = new Entry(message);
        if (_entries.TryAdd(message.Id, entry))
        {
            entry.Place = _waiting.AddLast(entry);
            _verified += message.IsVerified ? 1 : 0;
            _order.Enqueue((message.Id, message.ReceivedAt));
        }
    }

    public List<InboxMessage> Take(int max, TimeSpan lease)
    {
        RemoveOld();
        var now = time.GetUtcNow();
        var taken = new List<InboxMessage>();
        foreach (var entry in _waiting.Where(entry => entry.FreeAt <= now).Take(max))
        {
            entry.FreeAt = now + lease;
            entry.Message = entry.Message with { Attempt = entry.Message.Attempt + 1 };
            taken.Add(entry.Message);
        }

        return taken;
    }

    public void Complete(string id, bool isRemembered)
    {
        if (_entries.TryGetValue(id, out var entry))
        {
            StopWaiting(entry);
            if (isRemembered)
            {
                entry.Message = entry.Message with { Content = default };
                _remembered.Enqueue((id, entry.Message.ReceivedAt));
            }
            else
            {
                _entries.Remove(id);
            }
        }
    }

    public void Return(string id, TimeSpan pause)
    {
        if (_entries.TryGetValue(id, out var entry))
        {
            entry.FreeAt = time.GetUtcNow() + pause;
        }
    }

    /// <summary>Removes what is too old, and the oldest remembered messages if there are too many.</summary>
    public void RemoveOld()
    {
        var limit = time.GetUtcNow() - options.KeepFor;
        while (_order.TryPeek(out var oldest) && oldest.At < limit)
        {
            _order.Dequeue();
            Remove(oldest);
        }

        while (_entries.Count - _waiting.Count > options.MaxWaiting * RememberedPerWaiting && _remembered.TryDequeue(out var oldest))
        {
            Remove(oldest);
        }
    }

    // An id whose entry was removed may have arrived again since.
    private void Remove((string Id, DateTimeOffset At) message)
    {
        if (_entries.TryGetValue(message.Id, out var entry) && entry.Message.ReceivedAt == message.At)
        {
            StopWaiting(entry);
            _entries.Remove(message.Id);
        }
    }

    private static IEnumerable<InboxLine> LinesOf(Entry entry)
    {
        yield return InboxLine.Of(entry.Message);
        if (entry.Place is null)
        {
            yield return new InboxLine { Id = entry.Message.Id, IsRemembered = true };
        }
    }

    private void StopWaiting(Entry entry)
    {
        if (entry.Place is { } place)
        {
            _waiting.Remove(place);
            _verified -= entry.Message.IsVerified ? 1 : 0;
            entry.Place = null;
        }
    }

    private sealed class Entry(InboxMessage message)
    {
        public InboxMessage Message { get; set; } = message;

        public DateTimeOffset FreeAt { get; set; } = DateTimeOffset.MinValue;

        /// <summary>The place among the waiting messages; null for a message that is only remembered.</summary>
        public LinkedListNode<Entry>? Place { get; set; }
    }
}
