using Npgsql;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Group commit: writes that arrive while a commit is under way share the next one.</summary>
internal sealed class JournalWriter(JournalDatabase database, WriteStatements statements, int maxBatch)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeProvider s_real = TimeProvider.System;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingWrite> _withdrawn = [];
    private LinkedList<PendingWrite> _waiting = new();
    private bool _isWriting;
    private bool _isClosing;

    /// <summary>The number of commits so far.</summary>
    public long Commits { get; private set; }

    public Task<bool> WriteAsync(PendingWrite write)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosing, typeof(PostgresJobJournal));
            _waiting.AddLast(write);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync);
            }
        }

        return write.Done.Task;
    }

    /// <summary>Waits for the writes that have arrived.</summary>
    public async Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            if (!_isWriting)
            {
                _idle.TrySetResult();
            }
        }

        await _idle.Task.ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        while (TakeBatch() is { } batch)
        {
            try
            {
                await WriteAsync(batch).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                batch.ForEach(write => write.Done.TrySetException(exception));
            }
        }
    }

    // One write per job: a statement changes each row once.
    private List<PendingWrite>? TakeBatch()
    {
        lock (_gate)
        {
            var batch = new List<PendingWrite>();
            var keys = new HashSet<Guid>();
            var left = new LinkedList<PendingWrite>();
            foreach (var write in _waiting)
            {
                if (write.Cancelled.IsCancellationRequested)
                {
                    write.Done.TrySetCanceled(write.Cancelled);
                }
                else if (batch.Count < maxBatch && keys.Add(write.Key))
                {
                    batch.Add(write);
                }
                else
                {
                    left.AddLast(write);
                }
            }

            _waiting = left;
            if (batch.Count > 0)
            {
                return batch;
            }

            _isWriting = false;
            if (_isClosing)
            {
                _idle.TrySetResult();
            }

            return null;
        }
    }

    private async Task WriteAsync(List<PendingWrite> batch)
    {
        while (batch.Count > 0 || _withdrawn.Count > 0)
        {
            try
            {
                var written = await database.TryAsync((connection, stop) => CommitAsync(connection, batch, stop), database.Stopping).ConfigureAwait(false);
                batch.ForEach(write => write.Done.TrySetResult(written.Contains(write.Key)));
                return;
            }
            catch (OperationCanceledException) when (database.Stopping.IsCancellationRequested)
            {
                throw new ObjectDisposedException(nameof(PostgresJobJournal));
            }
            catch (Exception exception) when (JournalDatabase.IsOutage(exception))
            {
                GiveUpLate(batch, exception);
                await database.PauseAsync(s_pause, CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                throw new JournalUnavailableException(exception);
            }
        }
    }

    private async Task<HashSet<Guid>> CommitAsync(NpgsqlConnection connection, List<PendingWrite> batch, CancellationToken stop)
    {
        if (_withdrawn.Count > 0)
        {
            await JournalDatabase.ExecuteAsync(connection, [statements.Withdraw(_withdrawn)], stop).ConfigureAwait(false);
            _withdrawn.Clear();
        }

        var written = new HashSet<Guid>();
        if (batch.Exists(write => write.WasTried))
        {
            // The commit may have succeeded although its answer was lost.
            written.UnionWith(await JournalDatabase.ReadAsync(connection, statements.Committed(batch), row => row.GetGuid(0), stop).ConfigureAwait(false));
        }

        var left = batch.FindAll(write => !written.Contains(write.Key));
        if (left.Count == 0)
        {
            return written;
        }

        left.ForEach(write => write.WasTried = true);
        var commands = JournalDatabase.Batch(connection, statements.Write(left));
        await using (commands.ConfigureAwait(false))
        {
            var reader = await commands.ExecuteReaderAsync(stop).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    written.UnionWith(await JournalDatabase.ReadAsync(reader, row => row.GetGuid(0), stop).ConfigureAwait(false));
                }
                while (await reader.NextResultAsync(stop).ConfigureAwait(false));
            }
        }

        Commits++;
        return written;
    }

    // A new job is not sent if it cannot be written in time. It is withdrawn later, in case its commit succeeded without an answer.
    private void GiveUpLate(List<PendingWrite> batch, Exception cause)
    {
        var now = s_real.GetTimestamp();
        foreach (var write in batch.FindAll(write => write.GiveUpAt <= now))
        {
            batch.Remove(write);
            if (write.WasTried)
            {
                _withdrawn.Add(write);
            }

            write.Done.TrySetException(new JournalUnavailableException(cause));
        }

        lock (_gate)
        {
            // Those that would have been in the next commit.
            foreach (var write in _waiting.Where(write => write.GiveUpAt <= now).ToList())
            {
                _waiting.Remove(write);
                write.Done.TrySetException(new JournalUnavailableException(cause));
            }
        }
    }
}
