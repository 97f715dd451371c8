namespace Typed.Emulator.Jobs;

/// <summary>All tasks ever created, oldest first.</summary>
public sealed class TaskStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, EmulatedTask> _byId = [];
    private readonly List<EmulatedTask> _tasks = [];

    /// <summary>The number of tasks created.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _tasks.Count;
            }
        }
    }

    /// <summary>All tasks, oldest first.</summary>
    public IReadOnlyList<EmulatedTask> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _tasks];
            }
        }
    }

    /// <summary>Finds a task by id; null if not found.</summary>
    public EmulatedTask? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Gets a provider's latest tasks, newest first.</summary>
    internal IReadOnlyList<EmulatedTask> Newest(string provider, int count)
    {
        lock (_gate)
        {
            return [.. Enumerable.Reverse(_tasks).Where(task => task.Provider == provider).Take(count)];
        }
    }

    internal void Add(EmulatedTask task)
    {
        lock (_gate)
        {
            _byId.Add(task.Id, task);
            _tasks.Add(task);
        }
    }
}
