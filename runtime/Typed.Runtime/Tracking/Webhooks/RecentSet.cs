namespace Typed.Tracking.Webhooks;

/// <summary>A set of the most recent items. The oldest item is forgotten, so that a flood does not fill the memory.</summary>
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
            // Its position in the order stays until its turn comes.
            return _set.Remove(item);
        }
    }
}
