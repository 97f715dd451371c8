using Typed.Tracking;

namespace Typed.TrackingTests;

/// <summary>A journal that tells of its calls, and that a test can make fail.</summary>
internal sealed class WatchedJournal(IJobJournal journal) : IJobJournal
{
    /// <summary>Runs before each change is written; may throw.</summary>
    public Action<JobRecord> OnUpdate { get; set; } = _ => { };

    /// <summary>Runs before each new job is written; may throw.</summary>
    public Action<JobRecord> OnAdd { get; set; } = _ => { };

    /// <summary>Changes what a claim returns.</summary>
    public Func<IReadOnlyList<JobRecord>, IReadOnlyList<JobRecord>> OnClaim { get; set; } = records => records;

    /// <summary>The states that were written, in order.</summary>
    public List<JobState> Written { get; } = [];

    /// <summary>Whether each new job might equal an unsettled one.</summary>
    public List<bool> AllowedEqual { get; } = [];

    public int Lists { get; private set; }

    /// <summary>The most jobs that one claim returned.</summary>
    public int LargestClaim { get; private set; }

    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        AllowedEqual.Add(allowEqual);
        OnAdd(record);
        return journal.AddAsync(record, owner, lease, allowEqual, cancellationToken);
    }

    public ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        OnUpdate(record);
        Written.Add(record.State);
        return journal.UpdateAsync(record, owner, cancellationToken);
    }

    public ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken) => journal.EraseAsync(key, cancellationToken);

    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => journal.FindAsync(key, cancellationToken);

    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken) =>
        journal.FindUnsettledAsync(identity, cancellationToken);

    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) =>
        journal.FindByJobIdAsync(provider, jobId, cancellationToken);

    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        Lists++;
        return journal.ListAsync(query, cancellationToken);
    }

    public ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken) =>
        CountedAsync(journal.ClaimAsync(owner, lease, providers, max, cancellationToken));

    public ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken) => journal.RenewAsync(owner, lease, cancellationToken);

    public ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken) => journal.ReleaseAsync(owner, keys, cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private async ValueTask<IReadOnlyList<JobRecord>> CountedAsync(ValueTask<IReadOnlyList<JobRecord>> claim)
    {
        var records = OnClaim(await claim);
        LargestClaim = Math.Max(LargestClaim, records.Count);
        return records;
    }
}
