using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>A journal in PostgreSQL that several processes share. The tables are created at the first start. Thread-safe.</summary>
/// <remarks>
/// Each owner has a session, whose number fences its writes: a process that was paused and whose lease has expired changes nothing any more. Concurrent
/// writes share one commit. During an outage of the database new jobs fail before they are sent, and changes of jobs that were sent wait.
/// </remarks>
public sealed class PostgresJobJournal : IJobJournal
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
    private readonly JobListing _listing;
    private DateTimeOffset _pruneAt;
    private int _isDisposed;

    /// <summary>Creates a journal. Call <see cref="OpenAsync"/> to open it.</summary>
    /// <param name="connectionString">The connection string of Npgsql.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock of leases; null for the clock of the database, which is right for several machines.</param>
    public PostgresJobJournal(string connectionString, PostgresJournalOptions? options = null, TimeProvider? timeProvider = null)
        : this(SourceOf(connectionString), ownsSource: true, endsWhenFenced: false, options, timeProvider)
    {
    }

    /// <summary>Creates a journal on a data source of the application.</summary>
    /// <param name="dataSource">The data source. The journal does not dispose it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock of leases; null for the clock of the database, which is right for several machines.</param>
    public PostgresJobJournal(NpgsqlDataSource dataSource, PostgresJournalOptions? options = null, TimeProvider? timeProvider = null)
        : this(dataSource, ownsSource: false, endsWhenFenced: false, options, timeProvider)
    {
    }

    private PostgresJobJournal(NpgsqlDataSource source, bool ownsSource, bool endsWhenFenced, PostgresJournalOptions? options, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(source);
        _options = options ?? new PostgresJournalOptions();
        _options.ThrowIfInvalid();
        _time = timeProvider ?? TimeProvider.System;
        _database = new JournalDatabase(source, ownsSource, _time);
        _sessions = new JournalSessions(_database, _options.Partition, endsWhenFenced);
        _statements = new WriteStatements(_database, _options.Partition);
        _writer = new JournalWriter(_database, _statements, _options.MaxBatch);
        _ledger = new SpendLedger(_database, _statements, _options.Partition);
        _listing = new JobListing(_database, _options.Partition);
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
    public async ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var job = JobColumns.Of(record, _options.MaxRecordBytes);
        var giveUpAt = TimeProvider.System.GetTimestamp() + (long)(_options.SubmitTimeout.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var caps = _options.SpendCaps.Where(cap => cap.AppliesTo(record)).ToList();
        if (caps.Count > 0 && !allowEqual && record.Identity is { } own && await FindEqualAsync(own, cancellationToken).ConfigureAwait(false) is { } first)
        {
            // It costs nothing, whatever is left of the cap.
            return first;
        }

        while (true)
        {
            var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), _options.SubmitTimeout, cancellationToken).ConfigureAwait(false);
            var write = new PendingWrite(job, isAdd: true) { AllowEqual = allowEqual, Epoch = epoch, GiveUpAt = giveUpAt, Cancelled = cancellationToken };
            var isWritten = caps.Count == 0
                ? await _writer.WriteAsync(write).ConfigureAwait(false)
                : await _ledger.AddAsync(write, caps, _options.SubmitTimeout, cancellationToken).ConfigureAwait(false);
            if (isWritten)
            {
                return null;
            }

            if (!allowEqual && record.Identity is { } identity && await FindEqualAsync(identity, cancellationToken).ConfigureAwait(false) is { } equal)
            {
                return equal;
            }

            if (await FindAsync(record.Key, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw new JournalConflictException(record.Key, "There is a job of that key already.");
            }

            // The equal job was settled in the meantime, or the session was fenced.
            await _sessions.RenewAsync(owner, lease, _time.GetUtcNow(), _options.SubmitTimeout, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken) =>
        UpdateAsync(record, owner, releases: false, cancellationToken);

    /// <summary>Creates the journal of one activation of a lane: once its session is fenced, it never starts another.</summary>
    internal static PostgresJobJournal OfLane(NpgsqlDataSource source, PostgresJournalOptions options, TimeProvider? timeProvider) =>
        new(source, ownsSource: false, endsWhenFenced: true, options, timeProvider);

    /// <summary>Determines whether an owner of this name had a session within this period.</summary>
    internal Task<bool> WasActiveWithinAsync(string owner, TimeSpan period, CancellationToken cancellationToken) => _sessions.WasActiveWithinAsync(owner, period, cancellationToken);

    /// <summary>Writes a change, and releases the job in the same step if asked to.</summary>
    /// <param name="record">The job, with the version that was read.</param>
    /// <param name="owner">The owner that writes.</param>
    /// <param name="releases">Whether another owner can claim the job after that.</param>
    /// <param name="cancellationToken">Cancels the operation before the change is written.</param>
    internal async ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, bool releases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var epoch = _sessions.EpochOf(owner);
        var next = record with { Version = record.Version + 1 };
        var job = JobColumns.Of(next, _options.MaxRecordBytes);
        if (await _writer.WriteAsync(new PendingWrite(job, isAdd: false) { Epoch = epoch, Releases = releases, Cancelled = cancellationToken }).ConfigureAwait(false))
        {
            return next;
        }

        if (epoch is { } own && await IsOverAsync(own).ConfigureAwait(false))
        {
            // Others may have the jobs by now. What this owner still wants, it has to claim again.
            await _sessions.FenceAsync(owner, own).ConfigureAwait(false);
            throw new JournalConflictException(record.Key, "The lease of this process has ended.");
        }

        var stored = await FindAsync(record.Key, CancellationToken.None).ConfigureAwait(false);
        throw new JournalConflictException(record.Key, stored?.Version == record.Version ? "Another owner holds the job." : "The job was changed since it was read.");
    }

    /// <summary>Writes what a person has decided about a job that nobody polls, and releases the job. Whoever claims it next continues from there.</summary>
    /// <exception cref="JournalConflictException">The job was changed since it was read.</exception>
    internal async Task<JobRecord> DecideAsync(JobRecord record, CancellationToken cancellationToken)
    {
        var next = record with { Version = record.Version + 1 };
        var write = new PendingWrite(JobColumns.Of(next, _options.MaxRecordBytes), isAdd: false) { Releases = true, IsForced = true, Cancelled = cancellationToken };
        return await _writer.WriteAsync(write).ConfigureAwait(false) ? next : throw new JournalConflictException(record.Key, "The job was changed since it was read.");
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
    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) =>
        FirstAsync("key = @key", _options.ReadTimeout, cancellationToken, ("key", NpgsqlDbType.Uuid, key));

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) => FirstAsync(
        "provider = @provider and left(job_id, 200) = left(@id, 200) and job_id = @id",
        _options.ReadTimeout,
        cancellationToken,
        ("provider", NpgsqlDbType.Text, JobColumns.Text(provider)),
        ("id", NpgsqlDbType.Text, JobColumns.Text(jobId)));

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        // A submission asks, and must not wait longer than for its own write.
        return FirstAsync("identity = @identity and is_unsettled order by created_at", _options.SubmitTimeout, cancellationToken, ("identity", NpgsqlDbType.Bytea, JobColumns.HashOf(identity)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _listing.ListAsync(query, _options.ReadTimeout, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(providers);
        var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        if (_database.FailedWithin(s_calmAfterOutage))
        {
            return [];
        }

        return await _database.ReadAsync(
            _database.Command(
                """
                with over as (
                  update typed_sessions set is_fenced = true where partition = @partition and not is_fenced and until <= {now} returning epoch),
                free as (
                  select key from typed_jobs
                  where needs_work and partition = @partition and provider = any(@providers)
                    and (epoch is null or epoch = any(array(select epoch from over union select epoch from typed_sessions where partition = @partition and is_fenced)))
                  order by created_at limit @max for update skip locked)
                update typed_jobs j set epoch = @epoch from free
                where j.key = free.key and exists (select from typed_sessions s where s.epoch = @epoch and not s.is_fenced)
                returning j.record
                """,
                Partition,
                ("providers", NpgsqlDbType.Array | NpgsqlDbType.Text, providers.ToArray()),
                ("max", NpgsqlDbType.Bigint, (long)max),
                ("epoch", NpgsqlDbType.Bigint, epoch)),
            row => JobColumns.Read(row.GetFieldValue<byte[]>(0)),
            limit: null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Claims those of the jobs that need work and that no session holds.</summary>
    internal async Task<List<JobRecord>> ClaimAsync(string owner, TimeSpan lease, IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        return await _database.ReadAsync(
            _database.Command(
                """
                update typed_jobs j set epoch = @epoch
                where j.key = any(@keys) and j.partition = @partition and j.needs_work
                  and (j.epoch is null or not exists (select from typed_sessions s where s.epoch = j.epoch and not s.is_fenced and s.until > {now}))
                  and exists (select from typed_sessions s where s.epoch = @epoch and not s.is_fenced)
                returning j.record
                """,
                Partition,
                ("keys", NpgsqlDbType.Array | NpgsqlDbType.Uuid, keys.ToArray()),
                ("epoch", NpgsqlDbType.Bigint, epoch)),
            row => JobColumns.Read(row.GetFieldValue<byte[]>(0)),
            limit: null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await _sessions.RenewAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        if (_time.GetUtcNow() is var now && now >= _pruneAt)
        {
            _pruneAt = now + s_pruneEvery;
            await PruneAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken)
    {
        if (keys is null)
        {
            await _sessions.EndAsync(owner, _options.ReadTimeout, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_sessions.EpochOf(owner) is not { } epoch)
        {
            return;
        }

        await _database.ExecuteAsync(
            _database.Command(
                "update typed_jobs set epoch = null where epoch = @epoch and key = any(@keys)",
                ("epoch", NpgsqlDbType.Bigint, epoch),
                ("keys", NpgsqlDbType.Array | NpgsqlDbType.Uuid, keys.ToArray())),
            _options.ReadTimeout,
            cancellationToken).ConfigureAwait(false);
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

    private ValueTask<JobRecord?> FindEqualAsync(string identity, CancellationToken cancellationToken) => FirstAsync(
        "identity = @identity and (is_unsettled or is_keyed) order by is_unsettled desc, created_at",
        _options.SubmitTimeout,
        cancellationToken,
        ("identity", NpgsqlDbType.Bytea, JobColumns.HashOf(identity)));

    private async Task<bool> IsOverAsync(long epoch) => (await _database.ReadAsync(
        _database.Command("select not exists (select from typed_sessions where epoch = @epoch and not is_fenced and until > {now})", ("epoch", NpgsqlDbType.Bigint, epoch)),
        row => row.GetBoolean(0),
        limit: null,
        CancellationToken.None).ConfigureAwait(false))[0];

    private async ValueTask<JobRecord?> FirstAsync(
        string condition, TimeSpan limit, CancellationToken cancellationToken, params (string Name, NpgsqlDbType Type, object? Value)[] parameters)
    {
        var found = await _database.ReadAsync(
            _database.Command($"select record from typed_jobs where partition = @partition and {condition} limit 1", [Partition, .. parameters]),
            row => JobColumns.Read(row.GetFieldValue<byte[]>(0)),
            limit,
            cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }
}
