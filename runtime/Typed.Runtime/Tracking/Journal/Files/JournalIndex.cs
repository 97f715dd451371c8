using System.Runtime.InteropServices;

namespace Typed.Tracking.Journal;

/// <summary>The newest record of each job, and the holder of its lease. Not thread-safe: the journal locks.</summary>
/// <remarks>Frequent operations (equal requests, claims, uncertain submissions) read only the jobs that are not settled or not fetched.</remarks>
internal sealed class JournalIndex(TimeProvider time)
{
    private readonly Dictionary<Guid, Slot> _jobs = [];
    private readonly Dictionary<(string Provider, string Id), Guid> _byJobId = [];
    private readonly Dictionary<string, List<Guid>> _unsettledByIdentity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _unsettled = [];
    private readonly HashSet<Guid> _needWork = [];

    // A lease is a job's owner plus the owner's last renewal: renewing 100,000 leases is one write.
    private readonly Dictionary<string, DateTimeOffset> _owners = new(StringComparer.Ordinal);

    public int Count => _jobs.Count;

    public int Unsettled => _unsettled.Count;

    public IEnumerable<JobRecord> Records => _jobs.Values.Select(slot => slot.Record);

    public JobRecord? Find(Guid key) => _jobs.TryGetValue(key, out var slot) ? slot.Record : null;

    public JobRecord? FindByJobId(string provider, string jobId) => _byJobId.TryGetValue((provider, jobId), out var key) ? Find(key) : null;

    public JobRecord? FindUnsettled(string? identity) =>
        identity is not null && _unsettledByIdentity.TryGetValue(identity, out var keys) ? Find(keys[0]) : null;

    /// <summary>Returns the job that keeps an equal request from being added; null if there is none.</summary>
    public JobRecord? FindEqual(JobRecord record) =>
        FindUnsettled(record.Identity) ?? (record is { IdempotencyKey: not null, Identity: { } identity } && _keys.TryGetValue(identity, out var key) ? Find(key) : null);

    /// <summary>Returns the records that a query can match. Settled jobs are included only if the query requests settled states.</summary>
    public JobRecord[] Candidates(JobQuery query)
    {
        var isUnsettledOnly = query.States is { } states && states.All(state => state.IsUnsettled());
        return isUnsettledOnly ? [.. _unsettled.Select(key => _jobs[key].Record)] : [.. Records];
    }

    public void Put(JobRecord record)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_jobs, record.Key, out _);
        var before = slot.Record;
        slot.Record = record;
        if (before?.JobId is { } oldId && oldId != record.JobId)
        {
            _byJobId.Remove((record.Provider, oldId));
        }

        if (record.JobId is { } id)
        {
            _byJobId[(record.Provider, id)] = record.Key;
        }

        if (before?.Identity != record.Identity)
        {
            LeaveIdentity(before);
            LeaveKey(before);
        }

        IndexState(record);
    }

    public void Remove(JobRecord record)
    {
        _jobs.Remove(record.Key);
        _unsettled.Remove(record.Key);
        _needWork.Remove(record.Key);
        LeaveIdentity(record);
        LeaveKey(record);
        if (record.JobId is { } id && _byJobId.TryGetValue((record.Provider, id), out var key) && key == record.Key)
        {
            _byJobId.Remove((record.Provider, id));
        }
    }

    public void Lease(Guid key, string owner, TimeSpan lease)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_jobs, key, out _).Owner = owner;
        Renew(owner, lease);
    }

    public void Renew(string owner, TimeSpan lease)
    {
        var until = time.GetUtcNow() + lease;
        _owners[owner] = _owners.TryGetValue(owner, out var before) && before > until ? before : until;
    }

    public void Release(string owner, IReadOnlyCollection<Guid>? keys)
    {
        foreach (var key in keys ?? [.. _jobs.Where(job => job.Value.Owner == owner).Select(job => job.Key)])
        {
            if (_jobs.TryGetValue(key, out var slot) && slot.Owner == owner)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_jobs, key, out _).Owner = null;
            }
        }
    }

    /// <summary>Determines whether another owner holds the job's lease.</summary>
    public bool IsHeldByOther(Guid key, string owner) =>
        _jobs.TryGetValue(key, out var slot) && slot.Owner is { } holder && holder != owner && _owners.TryGetValue(holder, out var until) && until > time.GetUtcNow();

    public List<JobRecord> Claim(string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max)
    {
        var free = _needWork
            .Where(key => _jobs[key] is var slot && slot.Owner != owner && providers.Contains(slot.Record.Provider) && !IsHeldByOther(key, owner))
            .Take(max)
            .Select(key => _jobs[key].Record)
            .ToList();
        foreach (var record in free)
        {
            Lease(record.Key, owner, lease);
        }

        return free;
    }

    private void IndexState(JobRecord record)
    {
        if (!record.HoldsKey)
        {
            LeaveKey(record);
        }
        else if (record.Identity is { } keyed)
        {
            _keys.TryAdd(keyed, record.Key);
        }

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
            var keys = CollectionsMarshal.GetValueRefOrAddDefault(_unsettledByIdentity, identity, out _) ??= new List<Guid>(1);
            if (!keys.Contains(record.Key))
            {
                keys.Add(record.Key);
            }
        }
    }

    private void LeaveKey(JobRecord? record)
    {
        if (record is { IdempotencyKey: not null, Identity: { } identity } && _keys.TryGetValue(identity, out var key) && key == record.Key)
        {
            _keys.Remove(identity);
        }
    }

    private void LeaveIdentity(JobRecord? record)
    {
        if (record?.Identity is { } identity && _unsettledByIdentity.TryGetValue(identity, out var keys) && keys.Remove(record.Key) && keys.Count == 0)
        {
            _unsettledByIdentity.Remove(identity);
        }
    }

    private struct Slot
    {
        public JobRecord Record;
        public string? Owner;
    }
}
