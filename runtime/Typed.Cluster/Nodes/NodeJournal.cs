using Typed.Cluster.PostgreSql;
using Typed.Tracking;

namespace Typed.Cluster.Nodes;

/// <summary>The journal of a node that submits: a job belongs to the node until the outcome of its submission is written, in one step with the release to the lane.</summary>
internal sealed class NodeJournal(PostgresJobJournal journal) : IJobJournal
{
    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken) =>
        journal.AddAsync(record, owner, lease, allowEqual, cancellationToken);

    /// <summary>Writes the outcome of a submission. If the node's lease has ended meanwhile, as in a long outage of the database, the outcome is still written as long as nobody
    /// else has taken the job: only this node knows the provider's id.</summary>
    public async ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.UpdateAsync(record, owner, releases: record.State != JobState.Intent, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalConflictException) when (record.State is not (JobState.Intent or JobState.Uncertain))
        {
            if (await journal.FindAsync(record.Key, cancellationToken).ConfigureAwait(false) is not { State: JobState.Intent or JobState.Uncertain })
            {
                throw;
            }

            return await journal.UpdateFreeAsync(record, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken) => journal.EraseAsync(key, cancellationToken);

    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => journal.FindAsync(key, cancellationToken);

    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) => journal.FindByJobIdAsync(provider, jobId, cancellationToken);

    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken) => journal.FindUnsettledAsync(identity, cancellationToken);

    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken) => journal.ListAsync(query, cancellationToken);

    /// <summary>Claims nothing: the lanes do.</summary>
    public ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken) => new([]);

    public ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken) => journal.RenewAsync(owner, lease, cancellationToken);

    public ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken) => journal.ReleaseAsync(owner, keys, cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
