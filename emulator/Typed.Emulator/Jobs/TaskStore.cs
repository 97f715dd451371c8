namespace Typed.Emulator.Jobs;

/// <summary>All tasks that were ever created, oldest first.</summary>
public sealed class TaskStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, EmulatedTask> _byId = [];
    private readonly List<EmulatedTask> _tasks = [];

    /// <summary>How many were created.</summary>
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

    /// <summary>All of them, oldest first.</summary>
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

    /// <summary>Finds one; null if there is none.</summary>
    public EmulatedTask? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>The last ones of a provider that were created, newest first.</summary>
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
