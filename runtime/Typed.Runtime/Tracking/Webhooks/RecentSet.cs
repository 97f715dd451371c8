namespace Typed.Tracking.Webhooks;

/// <summary>The last so many of something; the oldest is forgotten, so that a flood fills no memory.</summary>
internal sealed class RecentSet<T>(int capacity)
    where T : notnull
{
    private readonly HashSet<T> _set = [];
    private readonly Queue<T> _order = new();

    public bool Contains(T item)
    {
        lock (_set)
        {
            return _set.Contains(item);
        }
    }

    public void Add(T item)
    {
        lock (_set)
        {
            if (_set.Add(item))
            {
                _order.Enqueue(item);
            }

            while (_order.Count > capacity)
            {
                _set.Remove(_order.Dequeue());
            }
        }
    }

    public bool Remove(T item)
    {
        lock (_set)
        {
            // Its place in the order stays until its turn comes.
            return _set.Remove(item);
        }
    }
}
