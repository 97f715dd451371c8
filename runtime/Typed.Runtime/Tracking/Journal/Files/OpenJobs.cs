using System.Runtime.InteropServices;

namespace Typed.Tracking.Journal.Files;

/// <summary>The jobs that are not settled or need work, with their number far below that of all jobs.</summary>
internal sealed class OpenJobs
{
    private readonly HashSet<Guid> _unsettled = [];
    private readonly HashSet<Guid> _needWork = [];
    private readonly Dictionary<string, List<Guid>> _byIdentity = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Guid> Unsettled => _unsettled;

    public IReadOnlyCollection<Guid> NeedWork => _needWork;

    /// <summary>Returns the first unsettled job that was added with an identity of its request; null if there is none.</summary>
    public Guid? Find(string? identity) => identity is not null && _byIdentity.TryGetValue(identity, out var keys) ? keys[0] : null;

    /// <summary>Takes the newest record of a job.</summary>
    public void Put(JobRecord record)
    {
        if (JobQuery.NeedsWork(record))
        {
            _needWork.Add(record.Key);
        }
        else
        {
            _needWork.Remove(record.Key);
        }

        if (!record.State.IsUnsettled())
        {
            _unsettled.Remove(record.Key);
            LeaveIdentity(record);
            return;
        }

        _unsettled.Add(record.Key);
        if (record.Identity is { } identity)
        {
            var keys = CollectionsMarshal.GetValueRefOrAddDefault(_byIdentity, identity, out _) ??= new List<Guid>(1);
            if (!keys.Contains(record.Key))
            {
                keys.Add(record.Key);
            }
        }
    }

    /// <summary>Removes a job.</summary>
    /// <param name="key">The job's key.</param>
    /// <param name="record">The newest record; null for a job that stays in the file.</param>
    public void Remove(Guid key, JobRecord? record)
    {
        _unsettled.Remove(key);
        _needWork.Remove(key);
        LeaveIdentity(record);
    }

    /// <summary>Removes a job from those with the identity of a record.</summary>
    public void LeaveIdentity(JobRecord? record)
    {
        if (record?.Identity is { } identity && _byIdentity.TryGetValue(identity, out var keys) && keys.Remove(record.Key) && keys.Count == 0)
        {
            _byIdentity.Remove(identity);
        }
    }
}
