using System.Data;
using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Connections to the database of a journal. Work that meets an outage is repeated until it succeeds, or until its time is up.</summary>
internal sealed class JournalDatabase(NpgsqlDataSource source, bool ownsSource, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    // An outage is measured in real time, whatever clock the jobs have.
    private static readonly TimeProvider s_real = TimeProvider.System;
    private readonly CancellationTokenSource _stop = new();
    private long _lastFailure;

    /// <summary>Ends the transaction of a process that stops in the middle, and with it the locks that others wait for.</summary>
    public static NpgsqlBatchCommand Patience => new("set local idle_in_transaction_session_timeout = '5s'");

    /// <summary>SQL for the current time. Normally that of the database, so that the clocks of the machines do not matter.</summary>
    public string Now { get; } = time == TimeProvider.System ? "clock_timestamp()" : "@now::timestamptz";

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Determines whether the database could not be reached at some time within this period.</summary>
    public bool FailedWithin(TimeSpan period) => Volatile.Read(ref _lastFailure) is var at and not 0 && s_real.GetElapsedTime(at) < period;

    /// <summary>Creates a command. A clock other than the system's passes its time to the statement.</summary>
    public NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<(string Name, NpgsqlDbType Type, object? Value)> parameters)
    {
        var command = new NpgsqlBatchCommand(sql.Replace("{now}", Now, StringComparison.Ordinal));
        foreach (var (name, type, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        }

        if (time != TimeProvider.System && sql.Contains("{now}", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter("now", NpgsqlDbType.TimestampTz) { Value = time.GetUtcNow() });
        }

        return command;
    }

    /// <summary>Runs the work on a connection. After an outage, runs it again.</summary>
    /// <param name="work">The work. It may run several times, and the first time may have succeeded without an answer.</param>
    /// <param name="limit">How long to repeat the work; null: until the journal is closed.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="JournalUnavailableException">The database could not be reached in time.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        var began = s_real.GetTimestamp();
        for (var pause = s_firstPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, s_longestPause.Ticks)))
        {
            try
            {
                return await TryAsync(work, stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new ObjectDisposedException(nameof(PostgresJobJournal));
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                Volatile.Write(ref _lastFailure, s_real.GetTimestamp());
                if (limit is { } most && s_real.GetElapsedTime(began) + pause > most)
                {
                    throw new JournalUnavailableException(exception);
                }

                await PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                throw new JournalUnavailableException(exception);
            }
        }
    }

    /// <summary>Runs the work once.</summary>
    public async Task<T> TryAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await work(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidOperationException exception) when (exception is not ObjectDisposedException && connection.State != ConnectionState.Open)
            {
                // A connection that broke between two statements.
                throw new NpgsqlException("The connection to the database was lost.", new IOException(exception.Message, exception));
            }
        }
    }

    public Task<int> ExecuteAsync(NpgsqlBatchCommand command, TimeSpan? limit, CancellationToken cancellationToken) =>
        RunAsync((connection, stop) => ExecuteAsync(connection, [command], stop), limit, cancellationToken);

    public static async Task<int> ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        var batch = Batch(connection, commands);
        await using (batch.ConfigureAwait(false))
        {
            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates a batch with parameters of its own. An attempt that was cut off may still use those of its batch while the next one runs.</summary>
    public static NpgsqlBatch Batch(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            var own = new NpgsqlBatchCommand(command.CommandText);
            foreach (NpgsqlParameter parameter in command.Parameters)
            {
                own.Parameters.Add(parameter.Clone());
            }

            batch.BatchCommands.Add(own);
        }

        return batch;
    }

    /// <summary>Reads one value per row of a statement.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var batch = Batch(connection, [command]);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await ReadAsync(reader, read, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public Task<List<T>> ReadAsync<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read, TimeSpan? limit, CancellationToken cancellationToken) =>
        RunAsync((connection, stop) => ReadAsync(connection, command, read, stop), limit, cancellationToken);

    /// <summary>Determines whether the same statement may succeed later: the server is away, restarts, is full or had to end the transaction.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "57P05" or "25006" or "25P03" or "40001" or "40P01" } => true,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException or ObjectDisposedException } => true,
        SocketException or TimeoutException or IOException and not JournalException => true,
        _ => false,
    };

    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            await Task.Delay(pause, s_real, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(PostgresJobJournal));
        }
    }

    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (ownsSource)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }
}
