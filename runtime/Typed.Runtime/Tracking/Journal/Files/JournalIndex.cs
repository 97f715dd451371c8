using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Typed.Tracking.Journal.Files;

namespace Typed.Tracking.Journal;

/// <summary>Finds the newest record of each job, and the holder of its lease. Not thread-safe: the journal locks.</summary>
/// <remarks>Frequent operations (equal requests, claims, uncertain submissions) read only the jobs that are not settled or not fetched. Of the other jobs, the index may
/// hold no more than their place in the file.</remarks>
internal sealed class JournalIndex(TimeProvider time)
{
    private readonly Dictionary<Guid, Slot> _jobs = [];
    private readonly DigestIndex _byJobId = new();
    private readonly DigestIndex _byHeldIdentity = new();
    private readonly OpenJobs _open = new();
    private readonly OwnerLeases _leases = new(time);

    public int Count => _jobs.Count;

    public int Unsettled => _open.Unsettled.Count;

    /// <summary>Reads a record from the file.</summary>
    public Func<JournalPlace, JobRecord> Load { get; init; } = _ => throw new InvalidOperationException("There is no file.");

    /// <summary>The settled jobs, and since when they are.</summary>
    public IEnumerable<(Guid Key, DateTimeOffset CreatedAt, DateTimeOffset SettledAt)> Settled => _jobs.Where(job => job.Value.Record?.State.IsFinal() ?? true)
        .Select(job => job.Value is { Record: { } record }
            ? (job.Key, record.CreatedAt, record.EndedAt ?? record.CreatedAt)
            : (job.Key, job.Value.Stored.CreatedAt, job.Value.Stored.SettledAt));

    /// <summary>Makes room for this many jobs.</summary>
    public void Reserve(int count)
    {
        _jobs.EnsureCapacity(count);
        _byJobId.Reserve(count);
    }

    /// <summary>All records: those in memory, and the places of the others.</summary>
    public List<JournalItem> Items() => [.. _jobs.Select(job => new JournalItem(job.Key, job.Value.Record, job.Value.Record is null ? job.Value.Stored.Place : default))];

    public JobRecord? Find(Guid key) => _jobs.TryGetValue(key, out var slot) ? slot.Record ?? Load(slot.Stored.Place) : null;

    public JobRecord? FindByJobId(string provider, string jobId) =>
        _byJobId.TryFind(RecordDigest.OfJobId(provider, jobId), out var key) && Find(key) is { } record && record.Provider == provider && record.JobId == jobId ? record : null;

    public JobRecord? FindUnsettled(string? identity) => _open.Find(identity) is { } key ? Find(key) : null;

    /// <summary>Returns the job that keeps an equal request from being added; null if there is none.</summary>
    public JobRecord? FindEqual(JobRecord record) =>
        FindUnsettled(record.Identity)
        ?? (record is { IdempotencyKey: not null, Identity: { } identity } && _byHeldIdentity.TryFind(RecordDigest.OfIdentity(identity), out var key) ? Find(key) : null);

    /// <summary>Returns the jobs that a query can match, oldest first. Settled jobs are included only if the query requests settled states.</summary>
    public List<Guid> Candidates(JobQuery query)
    {
        var isUnsettledOnly = query.States is { } states && states.All(state => state.IsUnsettled());
        var found = isUnsettledOnly
            ? _open.Unsettled.Select(key => (Key: key, _jobs[key].Record!.CreatedAt)).ToList()
            : [.. _jobs.Select(job => (job.Key, CreatedAt: job.Value.Record?.CreatedAt ?? job.Value.Stored.CreatedAt))];
        found.RemoveAll(job => job.CreatedAt < query.CreatedFrom || job.CreatedAt >= query.CreatedBefore);
        return [.. found.OrderBy(job => job.CreatedAt).Select(job => job.Key)];
    }

    public void Put(JobRecord record)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_jobs, record.Key, out var exists);
        var before = slot.Record;
        if (before is not null)
        {
            _byJobId.Remove(before.JobId is { } old && old != record.JobId ? RecordDigest.OfJobId(before.Provider, old) : default, record.Key);
        }
        else if (exists)
        {
            _byJobId.Remove(slot.Stored.JobId, record.Key);
            _byHeldIdentity.Remove(slot.Stored.HeldIdentity, record.Key);
        }

        (slot.Record, slot.Stored) = (record, default);
        if (record.JobId is { } id)
        {
            _byJobId.Set(RecordDigest.OfJobId(record.Provider, id), record.Key);
        }

        if (before is not null && before.Identity != record.Identity)
        {
            _open.LeaveIdentity(before);
            _byHeldIdentity.Remove(RecordDigest.OfKeyedIdentity(before), record.Key);
        }

        if (!record.HoldsKey)
        {
            _byHeldIdentity.Remove(RecordDigest.OfKeyedIdentity(record), record.Key);
        }
        else if (record.Identity is { } identity)
        {
            _byHeldIdentity.Add(RecordDigest.OfIdentity(identity), record.Key);
        }

        _open.Put(record);
    }

    /// <summary>Adds a job that stays in the file.</summary>
    public void Put(SettledJob job)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_jobs, job.Key, out _).Stored = job;
        _byJobId.Set(job.JobId, job.Key);
        _byHeldIdentity.Add(job.HeldIdentity, job.Key);
    }

    /// <summary>Takes the places of a new file. A record of a settled job that has not changed since leaves the memory.</summary>
    public void Place(List<JournalItem> items, List<JournalPlace> places)
    {
        for (var i = 0; i < items.Count; i++)
        {
            ref var slot = ref CollectionsMarshal.GetValueRefOrNullRef(_jobs, items[i].Key);
            if (Unsafe.IsNullRef(ref slot))
            {
                continue;
            }

            if (slot.Record is null)
            {
                slot.Stored = slot.Stored with { Place = places[i] };
            }
            else if (ReferenceEquals(slot.Record, items[i].Record) && SettledJob.IsSettled(slot.Record))
            {
                (slot.Stored, slot.Record) = (SettledJob.Of(slot.Record, places[i]), null);
            }
        }
    }

    public void Remove(Guid key)
    {
        if (!_jobs.Remove(key, out var slot))
        {
            return;
        }

        var job = slot.Record is { } record ? SettledJob.Of(record, default) : slot.Stored;
        _open.Remove(key, slot.Record);
        _byHeldIdentity.Remove(job.HeldIdentity, key);
        _byJobId.Remove(job.JobId, key);
    }

    public void Lease(Guid key, string owner, TimeSpan lease)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrNullRef(_jobs, key);
        if (!Unsafe.IsNullRef(ref slot))
        {
            slot.Owner = owner;
        }

        Renew(owner, lease);
    }

    public void Renew(string owner, TimeSpan lease) => _leases.Renew(owner, lease);

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
        _jobs.TryGetValue(key, out var slot) && slot.Owner is { } holder && holder != owner && _leases.AreValid(holder);

    public List<JobRecord> Claim(string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max)
    {
        var free = _open.NeedWork
            .Where(key => _jobs[key] is var slot && slot.Owner != owner && providers.Contains(slot.Record!.Provider) && !IsHeldByOther(key, owner))
            .Take(max)
            .Select(key => _jobs[key].Record!)
            .ToList();
        foreach (var record in free)
        {
            Lease(record.Key, owner, lease);
        }

        return free;
    }

    private struct Slot
    {
        /// <summary>The record; null if only the file has it.</summary>
        public JobRecord? Record;

        /// <summary>Where the file has the record, if it is not in memory.</summary>
        public SettledJob Stored;
        public string? Owner;
    }
}
