using Typed.Cluster.PostgreSql;
using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>A journal in PostgreSQL. The nodes that use it may run: they continue from what was written.</summary>
internal sealed class PostgresJobSource(PostgresJobJournal journal) : IJobSource
{
    /// <exception cref="ToolException">The connection string is invalid.</exception>
    public static PostgresJobSource Open(string connectionString, string partition)
    {
        try
        {
            return new PostgresJobSource(new PostgresJobJournal(connectionString, new PostgresJournalOptions { Partition = partition, ReadTimeout = TimeSpan.FromSeconds(10) }));
        }
        catch (ArgumentException problem)
        {
            // Not the text itself: it may contain a password.
            throw new ToolException($"The connection string is invalid: {problem.GetType().Name}.");
        }
    }

    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken) => journal.ListAsync(query, cancellationToken);

    public async Task<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => await journal.FindAsync(key, cancellationToken);

    public async Task<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) =>
        await journal.FindByJobIdAsync(provider, jobId, cancellationToken);

    public Task WriteAsync(JobRecord record, CancellationToken cancellationToken) => journal.DecideAsync(record, cancellationToken);

    public Task ReplaceAsync(IReadOnlyCollection<JobRecord> records, CancellationToken cancellationToken) =>
        Task.WhenAll(records.Select(record => journal.DecideAsync(record, cancellationToken)));

    public async Task<int> EraseAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var key in keys)
        {
            erased += await journal.EraseAsync(key, cancellationToken) ? 1 : 0;
        }

        return erased;
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
