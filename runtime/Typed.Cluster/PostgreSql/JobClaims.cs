using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Assigns jobs to sessions, and releases them.</summary>
internal sealed class JobClaims(JournalDatabase database, string partition, LaneShard shard)
{
    // The same as LaneShard.Of.
    private const string OfShard = "(get_byte(uuid_send(key), 14) * 256 + get_byte(uuid_send(key), 15)) % @shards = @shard";

    private readonly string _free =
        $$"""
        with over as (
          update typed_sessions set is_fenced = true where partition = @partition and not is_fenced and until <= {now} returning epoch),
        free as (
          select key from typed_jobs
          where needs_work and partition = @partition and provider = any(@providers)
            and (epoch is null or (@repeated and epoch = @epoch) or epoch = any(array(select epoch from over union select epoch from typed_sessions where partition = @partition and is_fenced)))
            {{(shard.Count == 1 ? "" : "and " + OfShard)}}
          order by created_at limit case when @repeated then null else @max end for update skip locked)
        update typed_jobs j set epoch = @epoch from free
        where j.key = free.key and exists (select from typed_sessions s where s.epoch = @epoch and not s.is_fenced)
        returning j.record
        """;

    /// <summary>Claims jobs of the shard that need work and that no session holds. Sessions that have ended are fenced.</summary>
    /// <returns>The claimed jobs, and after an outage also jobs that the session already had.</returns>
    public Task<List<JobRecord>> FreeAsync(long epoch, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken) => ClaimAsync(
        isRepeated => database.Command(
            _free,
            ("repeated", NpgsqlDbType.Boolean, isRepeated),
            ("partition", NpgsqlDbType.Text, partition),
            ("providers", NpgsqlDbType.Array | NpgsqlDbType.Text, providers.ToArray()),
            ("max", NpgsqlDbType.Bigint, (long)max),
            ("epoch", NpgsqlDbType.Bigint, epoch),
            ("shards", NpgsqlDbType.Integer, shard.Count),
            ("shard", NpgsqlDbType.Integer, shard.Index)),
        cancellationToken);

    /// <summary>Claims those of the jobs that need work and that no session holds.</summary>
    /// <returns>The claimed jobs, and after an outage also those that the session already had.</returns>
    public Task<List<JobRecord>> TheseAsync(long epoch, IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken) => ClaimAsync(
        isRepeated => database.Command(
            """
            update typed_jobs j set epoch = @epoch from typed_jobs o
            where j.key = any(@keys) and j.partition = @partition and j.needs_work
              -- A job that was claimed since this statement began may belong to a session that the statement does not see.
              and o.key = j.key and o.epoch is not distinct from j.epoch
              and (j.epoch is null or (@repeated and j.epoch = @epoch) or not exists (select from typed_sessions s where s.epoch = j.epoch and not s.is_fenced and s.until > {now}))
              and exists (select from typed_sessions s where s.epoch = @epoch and not s.is_fenced)
            returning j.record
            """,
            ("partition", NpgsqlDbType.Text, partition),
            ("repeated", NpgsqlDbType.Boolean, isRepeated),
            ("keys", NpgsqlDbType.Array | NpgsqlDbType.Uuid, keys.ToArray()),
            ("epoch", NpgsqlDbType.Bigint, epoch)),
        cancellationToken);

    /// <summary>Determines why a session could not write a job.</summary>
    /// <param name="key">The job.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="epoch">The session; null for a writer without one.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<JobHolder> HolderAsync(Guid key, long version, long? epoch, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            database.Command(
                """
                select j.version, j.epoch is distinct from @epoch and exists (select from typed_sessions s where s.epoch = j.epoch and not s.is_fenced and s.until > {now})
                from typed_jobs j where j.key = @key and j.partition = @partition
                """,
                ("partition", NpgsqlDbType.Text, partition),
                ("key", NpgsqlDbType.Uuid, key),
                ("epoch", NpgsqlDbType.Bigint, epoch)),
            row => (Version: row.GetInt64(0), IsHeld: row.GetBoolean(1)),
            limit: null,
            cancellationToken).ConfigureAwait(false);
        return rows is not [var job] || job.Version != version ? JobHolder.Changed : job.IsHeld ? JobHolder.Other : JobHolder.None;
    }

    /// <summary>Releases jobs of a session.</summary>
    public Task ReleaseAsync(long epoch, IReadOnlyCollection<Guid> keys, TimeSpan limit, CancellationToken cancellationToken) => database.ExecuteAsync(
        database.Command(
            "update typed_jobs set epoch = null where epoch = @epoch and key = any(@keys)",
            ("epoch", NpgsqlDbType.Bigint, epoch),
            ("keys", NpgsqlDbType.Array | NpgsqlDbType.Uuid, keys.ToArray())),
        limit,
        cancellationToken);

    // A claim may be committed although its answer is lost. The session then holds jobs that nobody works on, and that no other session can claim. The next attempt returns them too.
    private Task<List<JobRecord>> ClaimAsync(Func<bool, NpgsqlBatchCommand> command, CancellationToken cancellationToken)
    {
        var isRepeated = false;
        return database.RunAsync(
            (connection, stop) =>
            {
                var attempt = command(isRepeated);
                isRepeated = true;
                return JournalDatabase.ReadAsync(connection, attempt, row => JobColumns.Read(row.GetFieldValue<byte[]>(0)), stop);
            },
            limit: null,
            cancellationToken);
    }
}
