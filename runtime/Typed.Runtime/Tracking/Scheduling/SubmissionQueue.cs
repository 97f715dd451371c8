namespace Typed.Tracking.Scheduling;

/// <summary>Requests that wait for their turn: first come, first served within a tenant, and tenants take turns.</summary>
/// <remarks>Not thread-safe: the scheduler locks.</remarks>
internal sealed class SubmissionQueue
{
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _byTenant = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _turns = new();

    public IEnumerable<TaskCompletionSource> Waiting => _byTenant.Values.SelectMany(queue => queue);

    /// <summary>Whether the queue is empty. Canceled requests are removed.</summary>
    public bool IsEmpty => Next() is null;

    public void Enqueue(string tenant, TaskCompletionSource waiter)
    {
        if (!_byTenant.TryGetValue(tenant, out var queue))
        {
            _byTenant[tenant] = queue = new Queue<TaskCompletionSource>();
            _turns.AddLast(tenant);
        }

        queue.Enqueue(waiter);
    }

    /// <summary>Dequeues the next request; null if the queue is empty.</summary>
    public TaskCompletionSource? Dequeue()
    {
        if (Next() is not { } waiter)
        {
            return null;
        }

        var tenant = _turns.First!.Value;
        _byTenant[tenant].Dequeue();
        _turns.RemoveFirst();
        _turns.AddLast(tenant);
        return waiter;
    }

    private TaskCompletionSource? Next()
    {
        while (_turns.First is { } turn)
        {
            var queue = _byTenant[turn.Value];
            while (queue.TryPeek(out var waiter))
            {
                if (!waiter.Task.IsCompleted)
                {
                    return waiter;
                }

                queue.Dequeue();
            }

            _byTenant.Remove(turn.Value);
            _turns.RemoveFirst();
        }

        return null;
    }
}
