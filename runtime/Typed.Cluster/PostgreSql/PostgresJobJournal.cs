using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>A journal in PostgreSQL that several processes share. The tables are created at the first start. Thread-safe.</summary>
/// <remarks>
/// Each owner has a session, whose number fences its writes: a process that was paused and whose lease has expired can no longer change anything. Concurrent
/// writes share one commit. During an outage of the database new jobs fail before they are sent, and changes of jobs that were sent wait.
/// </remarks>
public sealed partial class PostgresJobJournal : IJobJournal
{
    private const int CountedExactly = 100_000;
    private static readonly TimeSpan s_pruneEvery = TimeSpan.FromMinutes(10);

    // After an outage, the owners of the jobs get the chance to renew their leases before anyone claims the jobs.
    private static readonly TimeSpan s_calmAfterOutage = TimeSpan.FromSeconds(3);
    private readonly PostgresJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly JournalDatabase _database;
    private readonly JournalSessions _sessions;
    private readonly WriteStatements _statements;
    private readonly JournalWriter _writer;
    private readonly SpendLedger _ledger;
    private readonly JobFinder _finder;
    private readonly JobClaims _claims;
    private readonly JobListing _listing;
    private readonly BudgetStore _budgets;
    private DateTimeOffset _pruneAt;
    private int _isDisposed;

    /// <summary>Creates a journal. Call <see cref="OpenAsync"/> to open it.</summary>
    /// <param name="connectionString">The connection string of Npgsql.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock of leases; null for the clock of the database, which is right for several machines.</param>
    public PostgresJobJournal(string connectionString, PostgresJournalOptions? options = null, TimeProvider? timeProvider = null)
        : this(SourceOf(connectionString), ownsSource: true, shard: null, options, timeProvider)
    {
    }

    /// <summary>Creates a journal on a data source of the application.</summary>
    /// <param name="dataSource">The data source. The journal does not dispose it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock of leases; null for the clock of the database, which is right for several machines.</param>
    public PostgresJobJournal(NpgsqlDataSource dataSource, PostgresJournalOptions? options = null, TimeProvider? timeProvider = null)
        : this(dataSource, ownsSource: false, shard: null, options, timeProvider)
    {
    }

    private PostgresJobJournal(NpgsqlDataSource source, bool ownsSource, LaneShard? shard, PostgresJournalOptions? options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(source);
        _options = options ?? new PostgresJournalOptions();
        _options.ThrowIfInvalid();
        _time = timeProvider ?? TimeProvider.System;
        _database = new JournalDatabase(source, ownsSource, _time);
        _sessions = new JournalSessions(_database, _options.Partition, endsWhenFenced: shard is not null);
        _statements = new WriteStatements(_database, _options.Partition);
        _writer = new JournalWriter(_database, _statements, _options.MaxBatch);
        _ledger = new SpendLedger(_database, _statements, _options);
        _finder = new JobFinder(_database, _options);
        _claims = new JobClaims(_database, _options.Partition, shard ?? LaneShard.Whole);
        _listing = new JobListing(_database, _options.Partition);
        _budgets = new BudgetStore(_database, _options.Partition);
    }

    /// <summary>The number of commits of the group commit so far.</summary>
    internal long Commits => _writer.Commits;

    private (string, NpgsqlDbType, object?) Partition => ("partition", NpgsqlDbType.Text, _options.Partition);

    /// <inheritdoc/>
    public async Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken)
    {
        await JournalMigrations.ApplyAsync(_database, _options.ReadTimeout, cancellationToken).ConfigureAwait(false);
        var counts = await _database.ReadAsync(
            _database.Command(
                """
                select (select count(*) from (select from typed_jobs where partition = @partition limit @most) as counted),
                  (select count(*) from typed_jobs where partition = @partition and is_unsettled),
                  (select greatest(reltuples, 0)::bigint from pg_class where oid = 'typed_jobs'::regclass)
                """,
                Partition,
                ("most", NpgsqlDbType.Integer, CountedExactly + 1)),
            row => (Counted: row.GetInt64(0), Unsettled: row.GetInt64(1), Estimated: row.GetInt64(2)),
            _options.ReadTimeout,
            cancellationToken).ConfigureAwait(false);
        var (counted, unsettled, estimated) = counts[0];
        // A large table is not counted at each start.
        return new JournalRecovery { Jobs = (int)Math.Min(Math.Max(counted, counted > CountedExactly ? estimated : 0), int.MaxValue), Unsettled = (int)Math.Min(unsettled, int.MaxValue) };
    }

    /// <inheritdoc/>
    /// <remarks>The space of the old versions is freed by the database's next vacuum.</remarks>
    public async ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken)
    {
        var erased = await _database.ExecuteAsync(
            _database.Command("delete from typed_jobs where partition = @partition and key = @key and not is_unsettled", Partition, ("key", NpgsqlDbType.Uuid, key)),
            _options.ReadTimeout,
            cancellationToken).ConfigureAwait(false);
        return erased > 0
            || (await FindAsync(key, cancellationToken).ConfigureAwait(false) is null ? false : throw new JournalConflictException(key, "The job is not settled."));
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => _finder.ByKeyAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) => _finder.ByJobIdAsync(provider, jobId, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return _finder.UnsettledAsync(identity, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _listing.ListAsync(query, _options.ReadTimeout, cancellationToken);
    }

    /// <summary>Removes settled jobs that are older than <see cref="PostgresJournalOptions.KeepSettledFor"/>. The holder of a lease does so every 10 minutes.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The number of jobs that were removed.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        const int Most = 1000;
        var all = 0;
        int removed;
        do
        {
            // In small steps: no long transaction, and no long wait for anyone.
            removed = await _database.ExecuteAsync(
                _database.Command(
                    """
                    delete from typed_jobs where key in (
                      select key from typed_jobs where partition = @partition and settled_at < {now} - @keep limit @most for update skip locked)
                    """,
                    Partition,
                    ("keep", NpgsqlDbType.Interval, _options.KeepSettledFor),
                    ("most", NpgsqlDbType.Integer, Most)),
                limit: null,
                cancellationToken).ConfigureAwait(false);
            all += removed;
        }
        while (removed == Most);

        await _database.ExecuteAsync(
            _database.Command(
                """
                delete from typed_sessions s where s.partition = @partition and s.is_fenced and s.until < {now} - interval '1 hour'
                  and not exists (select from typed_jobs j where j.epoch = s.epoch and j.needs_work)
                """,
                Partition),
            limit: null,
            cancellationToken).ConfigureAwait(false);
        await _database.ExecuteAsync(
            _database.Command("delete from typed_spend where partition = @partition and day < ({now} at time zone 'utc')::date - 40", Partition),
            limit: null,
            cancellationToken).ConfigureAwait(false);
        return all;
    }

    /// <summary>Waits for pending writes and closes the connections. Writes that wait for an unreachable database fail.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        if (_database.FailedWithin(s_calmAfterOutage))
        {
            _database.Stop();
        }

        await _writer.CloseAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        _sessions.Dispose();
    }

    internal static NpgsqlDataSource SourceOf(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return NpgsqlDataSource.Create(connectionString);
    }
}
