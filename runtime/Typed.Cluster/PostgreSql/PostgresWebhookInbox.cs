using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.Cluster.PostgreSql;

/// <summary>An inbox of webhook messages in PostgreSQL, which several processes share. The tables are created at the first use. Thread-safe.</summary>
/// <remarks>If the database cannot be reached for <see cref="WebhookInboxOptions.Timeout"/>, a message is not accepted, and the provider should deliver it again.</remarks>
public sealed class PostgresWebhookInbox : IWebhookInbox
{
    private const int MostRemoved = 1000;
    private static readonly TimeSpan s_pruneEvery = TimeSpan.FromMinutes(1);
    private readonly WebhookInboxOptions _options;
    private readonly string _partition;
    private readonly TimeProvider _time;
    private readonly JournalDatabase _database;
    private volatile bool _isMigrated;
    private long _pruneAt;

    /// <summary>Creates an inbox.</summary>
    /// <param name="connectionString">The connection string of Npgsql.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="partition">The name of the inbox inside the database. Give it the partition of the journal.</param>
    /// <param name="timeProvider">The clock; null for the clock of the database, which is right for several machines.</param>
    public PostgresWebhookInbox(string connectionString, WebhookInboxOptions? options = null, string partition = "", TimeProvider? timeProvider = null)
        : this(PostgresJobJournal.SourceOf(connectionString), ownsSource: true, options, partition, timeProvider)
    {
    }

    /// <summary>Creates an inbox on a data source of the application.</summary>
    /// <param name="dataSource">The data source. The inbox does not dispose it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="partition">The name of the inbox inside the database. Give it the partition of the journal.</param>
    /// <param name="timeProvider">The clock; null for the clock of the database, which is right for several machines.</param>
    public PostgresWebhookInbox(NpgsqlDataSource dataSource, WebhookInboxOptions? options = null, string partition = "", TimeProvider? timeProvider = null)
        : this(dataSource, ownsSource: false, options, partition, timeProvider)
    {
    }

    private PostgresWebhookInbox(NpgsqlDataSource source, bool ownsSource, WebhookInboxOptions? options, string partition, TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(partition);
        _options = options ?? new WebhookInboxOptions();
        _options.ThrowIfInvalid();
        _partition = partition;
        _time = timeProvider ?? TimeProvider.System;
        _database = new JournalDatabase(source, ownsSource, _time);
    }

    private (string, NpgsqlDbType, object?) Partition => ("partition", NpgsqlDbType.Text, _partition);

    /// <inheritdoc/>
    public async ValueTask<bool> AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        var rows = await _database.ReadAsync(
            _database.Command(
                """
                with room as (
                  select count(*) < @most as is_there from (
                    select from typed_inbox where partition = @partition and is_verified = @verified and done_at is null limit @most) as waiting),
                added as (
                  insert into typed_inbox (partition, id, provider, is_verified, received_at, free_at, content)
                  select @partition, @id, @provider, @verified, {now}, {now}, @content from room where is_there
                  on conflict do nothing returning id)
                select exists (select from added), (select is_there from room) or exists (select from typed_inbox where partition = @partition and id = @id)
                """,
                Partition,
                ("most", NpgsqlDbType.Bigint, (long)_options.MaxWaiting),
                ("id", NpgsqlDbType.Bytea, Convert.FromHexString(message.Id)),
                ("provider", NpgsqlDbType.Text, JobColumns.Text(message.Provider)),
                ("verified", NpgsqlDbType.Boolean, message.IsVerified),
                ("content", NpgsqlDbType.Bytea, message.Content.ToArray())),
            row => (IsAdded: row.GetBoolean(0), IsRepeated: row.GetBoolean(1)),
            _options.Timeout,
            cancellationToken).ConfigureAwait(false);
        return rows[0].IsAdded || (rows[0].IsRepeated ? false : throw new WebhookInboxFullException());
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<InboxMessage>> TakeAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        await RemoveOldAsync(cancellationToken).ConfigureAwait(false);
        var taken = await _database.ReadAsync(
            _database.Command(
                """
                with free as (
                  select id from typed_inbox
                  where partition = @partition and is_verified in (true, false) and done_at is null and free_at <= {now} and received_at > {now} - @keep
                  order by received_at limit @max for update skip locked)
                update typed_inbox m set free_at = {now} + @lease, attempts = m.attempts + 1 from free
                where m.partition = @partition and m.id = free.id
                returning m.id, m.provider, m.is_verified, m.received_at, m.attempts, m.content
                """,
                Partition,
                ("keep", NpgsqlDbType.Interval, _options.KeepFor),
                ("lease", NpgsqlDbType.Interval, lease),
                ("max", NpgsqlDbType.Integer, max)),
            row => new InboxMessage
            {
                Id = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
                Provider = row.GetString(1),
                IsVerified = row.GetBoolean(2),
                ReceivedAt = row.GetFieldValue<DateTimeOffset>(3),
                Attempt = row.GetInt32(4),
                Content = row.GetFieldValue<byte[]>(5),
            },
            _options.Timeout,
            cancellationToken).ConfigureAwait(false);
        return [.. taken.OrderBy(message => message.ReceivedAt)];
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        _database.Command(
            isRemembered
                ? "update typed_inbox set done_at = {now}, content = '' where partition = @partition and id = @id and done_at is null"
                : "delete from typed_inbox where partition = @partition and id = @id and done_at is null",
            Partition,
            ("id", NpgsqlDbType.Bytea, Convert.FromHexString(id))),
        _options.Timeout,
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask ReturnAsync(string id, TimeSpan pause, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        _database.Command(
            "update typed_inbox set free_at = {now} + @pause where partition = @partition and id = @id and done_at is null",
            Partition,
            ("id", NpgsqlDbType.Bytea, Convert.FromHexString(id)),
            ("pause", NpgsqlDbType.Interval, pause)),
        _options.Timeout,
        cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connections. Waiting messages are kept.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    // A message may arrive before the tracker starts.
    private async ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        if (!_isMigrated)
        {
            await JournalMigrations.ApplyAsync(_database, _options.Timeout, cancellationToken).ConfigureAwait(false);
            _isMigrated = true;
        }
    }

    private async ValueTask RemoveOldAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().Ticks;
        if (now < Interlocked.Read(ref _pruneAt))
        {
            return;
        }

        Interlocked.Exchange(ref _pruneAt, now + s_pruneEvery.Ticks);
        int removed;
        do
        {
            removed = await _database.ExecuteAsync(
                _database.Command(
                    """
                    delete from typed_inbox where partition = @partition and id in (
                      select id from typed_inbox where partition = @partition and received_at <= {now} - @keep limit @most for update skip locked)
                    """,
                    Partition,
                    ("keep", NpgsqlDbType.Interval, _options.KeepFor),
                    ("most", NpgsqlDbType.Integer, MostRemoved)),
                _options.Timeout,
                cancellationToken).ConfigureAwait(false);
        }
        while (removed == MostRemoved);
    }
}
