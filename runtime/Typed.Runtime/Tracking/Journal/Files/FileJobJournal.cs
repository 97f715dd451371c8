using System.Runtime.CompilerServices;
using Typed.Tracking.Journal;

namespace Typed.Tracking;

/// <summary>The embedded journal: one file in its own directory, for one process at a time. Survives a kill at any byte.</summary>
/// <remarks>
/// Each write is on disk before its task completes. Concurrent writers share one flush. Leases are held in memory: they end
/// with the process, and no other process can open the file before that.
/// </remarks>
public sealed class FileJobJournal : IJobJournal
{
    private readonly object _gate = new();
    private readonly FileJobJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly JournalFile _file;
    private readonly JournalIndex _index;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalBatch? _next;
    private bool _isWriting;
    private bool _isClosing;
    private long _compactAt;
    private Exception? _fault;

    /// <summary>Creates a journal. Call <see cref="OpenAsync"/> to open it.</summary>
    /// <param name="directory">A directory for this journal only; created if it does not exist.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    public FileJobJournal(string directory, FileJobJournalOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _options = options ?? new FileJobJournalOptions();
        _time = timeProvider ?? TimeProvider.System;
        _file = new JournalFile(directory);
        _index = new JournalIndex(_time);
    }

    /// <inheritdoc/>
    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        Task written;
        lock (_gate)
        {
            if (!allowEqual && _index.FindEqual(record) is { } equal)
            {
                return equal;
            }

            if (_index.Find(record.Key) is not null)
            {
                throw new JournalConflictException(record.Key, "There is a job of that key already.");
            }

            written = Write(record);
            _index.Lease(record.Key, owner, lease);
        }

        await written.ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        Task written;
        JobRecord next;
        lock (_gate)
        {
            if (_index.Find(record.Key)?.Version != record.Version)
            {
                throw new JournalConflictException(record.Key, "The job was changed since it was read.");
            }

            if (_index.IsHeldByOther(record.Key, owner))
            {
                throw new JournalConflictException(record.Key, "Another owner holds the job.");
            }

            next = record with { Version = record.Version + 1 };
            written = Write(next);
        }

        await written.ConfigureAwait(false);
        return next;
    }

    /// <inheritdoc/>
    /// <remarks>Rewrites the whole file. Copies that were kept of damaged files are not searched.</remarks>
    public async ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task erased;
        lock (_gate)
        {
            if (_index.Find(key) is not { } record)
            {
                return false;
            }

            if (!record.State.IsFinal())
            {
                throw new JournalConflictException(key, "The job is not settled.");
            }

            erased = Enqueue(batch => batch.Erased.Add(record));
        }

        await erased.ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_index.Find(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_index.FindUnsettled(identity));
        }
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_index.FindByJobId(provider, jobId));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        JobRecord[] candidates;
        lock (_gate)
        {
            candidates = _index.Candidates(query);
        }

        // Outside the lock: writers do not wait for the sort.
        foreach (var record in candidates.Where(query.Matches).OrderBy(record => record.CreatedAt))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<JobRecord>>(_index.Claim(owner, lease, providers, max));
        }
    }

    /// <inheritdoc/>
    public ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _index.Renew(owner, lease);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _index.Release(owner, keys);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for pending writes and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_isClosing && !_isWriting)
            {
                _closed.TrySetResult();
            }

            _isClosing = true;
        }

        await _closed.Task.ConfigureAwait(false);
        _file.Dispose();
    }

    private JournalRecovery Open()
    {
        var (scan, damagedCopy, tornCopy) = _file.Open();
        JournalRecovery found;
        lock (_gate)
        {
            foreach (var record in scan.Records)
            {
                _index.Put(record);
            }

            _compactAt = Math.Max(_options.CompactAboveBytes, 2 * _file.Length);
            found = new JournalRecovery
            {
                Jobs = _index.Count,
                Unsettled = _index.Unsettled,
                TornBytes = scan.TornBytes,
                TornCopy = tornCopy,
                DamagedBytes = scan.DamagedBytes,
                DamagedCopy = damagedCopy,
                UnreadableRecords = scan.UnreadableRecords,
            };
        }

        if (scan.Records.Count > found.Jobs)
        {
            // Earlier versions of records hold the parameters of jobs that ended long ago.
            Compact();
        }

        return found;
    }

    // Inside the lock: the order in the index is the order in the file.
    private Task Write(JobRecord record)
    {
        if (_fault is not null || _isClosing)
        {
            return Enqueue(_ => { });
        }

        var frame = JournalFormat.Frame(record);
        _index.Put(record);
        return Enqueue(batch => batch.Frames.Add(frame));
    }

    private Task Enqueue(Action<JournalBatch> add)
    {
        if (_fault is not null || _isClosing)
        {
            return Task.FromException(_fault is null ? new ObjectDisposedException(nameof(FileJobJournal)) : Faulted());
        }

        _next ??= new JournalBatch();
        add(_next);
        var written = _next.Done.Task;
        if (!_isWriting)
        {
            _isWriting = true;
            ThreadPool.UnsafeQueueUserWorkItem(static journal => journal.WriteBatches(), this, preferLocal: false);
        }

        return written;
    }

    private void WriteBatches()
    {
        while (true)
        {
            JournalBatch batch;
            lock (_gate)
            {
                if (_next is null)
                {
                    _isWriting = false;
                    if (_isClosing)
                    {
                        _closed.TrySetResult();
                    }

                    return;
                }

                batch = _next;
                _next = null;
            }

            try
            {
                ThrowIfFaulted();
                if (batch.Frames.Count > 0)
                {
                    _file.Append(batch.Bytes());
                }

                Finish(batch);
            }
            catch (Exception exception)
            {
                lock (_gate)
                {
                    _fault ??= exception;
                }

                batch.Done.TrySetException(Faulted());
            }
        }
    }

    private void Finish(JournalBatch batch)
    {
        if (batch.Erased.Count > 0)
        {
            lock (_gate)
            {
                batch.Erased.ForEach(_index.Remove);
            }

            if (Compact())
            {
                batch.Done.SetResult();
                return;
            }

            lock (_gate)
            {
                // They are still in the file, and would be back at the next start.
                batch.Erased.ForEach(_index.Put);
            }

            batch.Done.SetException(new JournalNotErasedException(_file.Directory));
            return;
        }

        batch.Done.SetResult();
        if (_file.Length > _compactAt)
        {
            Compact();
        }
    }

    // Appends wait until then. Their records are already in the index, so the new file may hold them twice, which is harmless.
    private bool Compact()
    {
        JobRecord[] records;
        lock (_gate)
        {
            foreach (var old in JournalRetention.Outdated(_index.Records, _options, _time.GetUtcNow()))
            {
                _index.Remove(old);
            }

            records = [.. _index.Records];
        }

        // If the compaction failed, it is tried again when the file has doubled.
        var isReplaced = _file.Replace(records);
        _compactAt = Math.Max(_options.CompactAboveBytes, 2 * _file.Length);
        return isReplaced;
    }

    private void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw Faulted();
        }
    }

    private JournalFaultedException Faulted() => new(_file.Directory, _fault);
}
