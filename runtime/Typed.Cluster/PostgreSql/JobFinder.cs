using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Finds single jobs.</summary>
internal sealed class JobFinder(JournalDatabase database, PostgresJournalOptions options)
{
    public ValueTask<JobRecord?> ByKeyAsync(Guid key, CancellationToken cancellationToken) =>
        FirstAsync("key = @key", options.ReadTimeout, cancellationToken, ("key", NpgsqlDbType.Uuid, key));

    public ValueTask<JobRecord?> ByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) => FirstAsync(
        "provider = @provider and left(job_id, 200) = left(@id, 200) and job_id = @id",
        options.ReadTimeout,
        cancellationToken,
        ("provider", NpgsqlDbType.Text, JobColumns.Text(provider)),
        ("id", NpgsqlDbType.Text, JobColumns.Text(jobId)));

    /// <summary>Finds the unsettled job of an identity. A submission waits for the answer, so the wait is no longer than for a write.</summary>
    public ValueTask<JobRecord?> UnsettledAsync(string identity, CancellationToken cancellationToken) => FirstAsync(
        "identity = @identity and is_unsettled order by created_at", options.SubmitTimeout, cancellationToken, ("identity", NpgsqlDbType.Bytea, JobColumns.HashOf(identity)));

    /// <summary>Finds the job that blocks an equal request: an unsettled one, or one with the same idempotency key.</summary>
    public ValueTask<JobRecord?> EqualAsync(string identity, CancellationToken cancellationToken) => FirstAsync(
        "identity = @identity and (is_unsettled or is_keyed) order by is_unsettled desc, created_at",
        options.SubmitTimeout,
        cancellationToken,
        ("identity", NpgsqlDbType.Bytea, JobColumns.HashOf(identity)));

    private async ValueTask<JobRecord?> FirstAsync(
        string condition, TimeSpan limit, CancellationToken cancellationToken, params (string Name, NpgsqlDbType Type, object? Value)[] parameters)
    {
        var found = await database.ReadAsync(
            database.Command($"select record from typed_jobs where partition = @partition and {condition} limit 1", [("partition", NpgsqlDbType.Text, options.Partition), .. parameters]),
            row => JobColumns.Read(row.GetFieldValue<byte[]>(0)),
            limit,
            cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }
}
