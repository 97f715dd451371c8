using System.Runtime.InteropServices;

namespace Typed.Tracking.Journal;

/// <summary>The newest record of each job, and who holds its lease. Not safe for several threads: the journal locks.</summary>
internal sealed class JournalIndex(TimeProvider time)
{
    private readonly Dictionary<Guid, Slot> _jobs = [];
    private readonly Dictionary<(string Provider, string Id), Guid> _byJobId = [];
    private readonly Dictionary<string, Guid> _unsettledByHash = new(StringComparer.Ordinal);

    // A lease is a job's owner and that owner's last word: renewing 100,000 leases is one write.
    private readonly Dictionary<string, DateTimeOffset> _owners = new(StringComparer.Ordinal);

    public int Count => _jobs.Count;

    public int Unsettled => _jobs.Values.Count(slot => slot.Record.State.IsUnsettled());

    public IEnumerable<JobRecord> Records => _jobs.Values.Select(slot => slot.Record);

    public JobRecord? Find(Guid key) => _jobs.TryGetValue(key, out var slot) ? slot.Record : null;

    public JobRecord? FindByJobId(string provider, string jobId) => _byJobId.TryGetValue((provider, jobId), out var key) ? Find(key) : null;

    public JobRecord? FindUnsettled(string? hash) =>
        hash is not null && _unsettledByHash.TryGetValue(hash, out var key) ? Find(key) : null;

    public void Put(JobRecord record)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_jobs, record.Key, out _);
        slot.Record = record;
        if (record.JobId is { } id)
        {
            _byJobId[(record.Provider, id)] = record.Key;
        }

        if (record.RequestHash is { } hash)
        {
            IndexHash(hash, record);
        }
    }

    public void Remove(JobRecord record)
    {
        _jobs.Remove(record.Key);
        if (record.JobId is { } id)
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

    /// <summary>Whether somebody else holds the job's lease.</summary>
    public bool IsHeldByOther(Guid key, string owner) =>
        _jobs.TryGetValue(key, out var slot) && slot.Owner is { } holder && holder != owner && _owners.TryGetValue(holder, out var until) && until > time.GetUtcNow();

    public List<JobRecord> Claim(string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max)
    {
        var free = _jobs.Values
            .Where(slot => slot.Owner != owner && JobQuery.NeedsWork(slot.Record) && providers.Contains(slot.Record.Provider) && !IsHeldByOther(slot.Record.Key, owner))
            .Take(max)
            .Select(slot => slot.Record)
            .ToList();
        foreach (var record in free)
        {
            Lease(record.Key, owner, lease);
        }

        return free;
    }

    private void IndexHash(string hash, JobRecord record)
    {
        if (record.State.IsUnsettled())
        {
            _unsettledByHash[hash] = record.Key;
        }
        else if (_unsettledByHash.TryGetValue(hash, out var key) && key == record.Key)
        {
            // Rare: only where equal requests were asked for is there another one.
            var other = _jobs.Values.FirstOrDefault(slot => slot.Record.RequestHash == hash && slot.Record.State.IsUnsettled()).Record;
            _unsettledByHash.Remove(hash);
            if (other is not null)
            {
                _unsettledByHash[hash] = other.Key;
            }
        }
    }

    private struct Slot
    {
        public JobRecord Record;
        public string? Owner;
    }
}
