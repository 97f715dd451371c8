using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace Typed.Cluster.PostgreSql;

/// <summary>The sessions of this journal's owners. A session is the lease of all jobs that its owner works on; its epoch fences their writes.</summary>
/// <remarks>A new session of the same owner fences the older ones at once. Another owner fences a session that it finds expired. A fenced session never writes again.</remarks>
internal sealed class JournalSessions(JournalDatabase database, string partition, bool endsWhenFenced) : IDisposable
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _starting = new(1, 1);

    /// <summary>Returns the epoch of an owner's session; null if it never had one. A session that has ended is returned until a claim starts the next: its owner must not
    /// write like an owner that never had one.</summary>
    public long? EpochOf(string owner) => _sessions.TryGetValue(owner, out var session) ? session.Epoch : null;

    /// <summary>Returns the owner's session, which lasts at least half of the lease from now. Starts a session if there is none.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="lease">The duration of the lease.</param>
    /// <param name="now">The current time by the journal's clock.</param>
    /// <param name="limit">How long to wait for the database.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalFencedException">The session has ended, and this journal starts no other.</exception>
    public async ValueTask<long> EnsureAsync(string owner, TimeSpan lease, DateTimeOffset now, TimeSpan? limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_sessions.TryGetValue(owner, out var session) && !session.IsOver && session.Until - now > lease / 2)
            {
                return session.Epoch;
            }

            await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (!_sessions.TryGetValue(owner, out var current) || current.IsOver)
                {
                    if (current is not null && endsWhenFenced)
                    {
                        throw new JournalFencedException();
                    }

                    var epoch = await StartAsync(owner, lease, limit, cancellationToken).ConfigureAwait(false);
                    _sessions[owner] = new Session(epoch, now + lease);
                    return epoch;
                }

                if (current == session)
                {
                    await RenewAsync(owner, lease, now, limit, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                _starting.Release();
            }
        }
    }

    /// <summary>Renews the owner's session, even if it has expired, as long as nobody has fenced it.</summary>
    /// <returns>False if the owner has no session any more. Its jobs can be claimed by others.</returns>
    public async Task<bool> RenewAsync(string owner, TimeSpan lease, DateTimeOffset now, TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (!_sessions.TryGetValue(owner, out var session) || session.IsOver)
        {
            return false;
        }

        var renewed = await database.ExecuteAsync(
            database.Command(
                "update typed_sessions set until = greatest(until, {now} + @lease) where epoch = @epoch and not is_fenced",
                ("lease", NpgsqlDbType.Interval, lease),
                ("epoch", NpgsqlDbType.Bigint, session.Epoch)),
            limit,
            cancellationToken).ConfigureAwait(false);
        if (renewed == 0)
        {
            Lose(owner, session.Epoch);
            return false;
        }

        // A session that has ended meanwhile stays ended.
        _sessions.TryUpdate(owner, session with { Until = now + lease }, session);
        return true;
    }

    /// <summary>Determines whether a session of this process has ended. One that has expired is fenced in the same step, so that its jobs can be claimed at once, and so that a renewal
    /// at the same moment either comes first or fails. The owner's next claim starts a new session.</summary>
    public async Task<bool> HasEndedAsync(string owner, long epoch)
    {
        var hasEnded = await database.ReadAsync(
            database.Command(
                """
                with expired as (update typed_sessions set is_fenced = true where epoch = @epoch and not is_fenced and until <= {now} returning epoch)
                select exists (select from expired) or not exists (select from typed_sessions where epoch = @epoch and not is_fenced)
                """,
                ("epoch", NpgsqlDbType.Bigint, epoch)),
            row => row.GetBoolean(0),
            limit: null,
            CancellationToken.None).ConfigureAwait(false);
        if (hasEnded[0])
        {
            Lose(owner, epoch);
        }

        return hasEnded[0];
    }

    /// <summary>Determines whether an owner of this name had a session within this period.</summary>
    public async Task<bool> WasActiveWithinAsync(string owner, TimeSpan period, CancellationToken cancellationToken) => (await database.ReadAsync(
        database.Command(
            "select exists (select from typed_sessions where partition = @partition and owner = @owner and until > {now} - @period)",
            ("partition", NpgsqlDbType.Text, partition),
            ("owner", NpgsqlDbType.Text, owner),
            ("period", NpgsqlDbType.Interval, period)),
        row => row.GetBoolean(0),
        limit: null,
        cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Ends the owner's session, so that its jobs can be claimed at once.</summary>
    public async Task EndAsync(string owner, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(owner, out var session) && !session.IsOver)
        {
            Lose(owner, session.Epoch);
            await database.ExecuteAsync(
                database.Command("update typed_sessions set is_fenced = true where epoch = @epoch", ("epoch", NpgsqlDbType.Bigint, session.Epoch)),
                limit,
                cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _starting.Dispose();

    private void Lose(string owner, long epoch)
    {
        if (_sessions.TryGetValue(owner, out var session) && session.Epoch == epoch)
        {
            _sessions[owner] = session with { IsOver = true };
        }
    }

    private Task<long> StartAsync(string owner, TimeSpan lease, TimeSpan? limit, CancellationToken cancellationToken)
    {
        NpgsqlBatchCommand[] commands =
        [
            // One at a time per owner: of two processes with one name, the later one fences the earlier one.
            database.Command(
                "select pg_advisory_xact_lock(hashtextextended(@partition || '/' || @owner, 0))",
                ("partition", NpgsqlDbType.Text, partition),
                ("owner", NpgsqlDbType.Text, owner)),
            database.Command(
                """
                with fenced as (update typed_sessions set is_fenced = true where partition = @partition and owner = @owner and not is_fenced)
                insert into typed_sessions (partition, owner, until) values (@partition, @owner, {now} + @lease) returning epoch
                """,
                ("partition", NpgsqlDbType.Text, partition),
                ("owner", NpgsqlDbType.Text, owner),
                ("lease", NpgsqlDbType.Interval, lease)),
        ];
        return database.RunAsync(
            async (connection, stop) =>
            {
                var batch = JournalDatabase.Batch(connection, commands);
                await using (batch.ConfigureAwait(false))
                {
                    var reader = await batch.ExecuteReaderAsync(stop).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                    {
                        await reader.NextResultAsync(stop).ConfigureAwait(false);
                        await reader.ReadAsync(stop).ConfigureAwait(false);
                        return reader.GetInt64(0);
                    }
                }
            },
            limit,
            cancellationToken);
    }

    private sealed record Session(long Epoch, DateTimeOffset Until)
    {
        public bool IsOver { get; init; }
    }
}
