namespace Typed.Tracking.Journal;

/// <summary>Writes to the file of a journal. Callers that arrive during a write share the next flush. Rewrites the file when it has grown.</summary>
/// <param name="file">The file.</param>
/// <param name="index">The records, protected by <paramref name="gate"/>.</param>
/// <param name="gate">The journal's lock.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class FileJournalWriter(JournalFile file, JournalIndex index, object gate, FileJobJournalOptions options, TimeProvider time)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalBatch? _next;
    private bool _isWriting;
    private bool _isClosing;
    private long _compactAt;
    private Exception? _fault;

    /// <summary>Whether the file accepts writes. Read inside the lock.</summary>
    public bool IsOpen => _fault is null && !_isClosing;

    /// <summary>Sets the length of the file that was just opened.</summary>
    public void Opened() => _compactAt = Math.Max(options.CompactAboveBytes, 2 * file.Length);

    /// <summary>Appends a record. Called inside the lock, while the file is open.</summary>
    public Task Write(byte[] frame) => Enqueue(batch => batch.Frames.Add(frame));

    /// <summary>Removes a record with all its earlier versions. Called inside the lock.</summary>
    public Task Erase(JobRecord record) => IsOpen ? Enqueue(batch => batch.Erased.Add(record)) : Refuse();

    /// <summary>Returns the error for a write to a file that accepts none.</summary>
    public Task Refuse() => Task.FromException(_fault is null ? new ObjectDisposedException(nameof(FileJobJournal)) : Faulted());

    /// <summary>Waits for pending writes.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            if (!_isClosing && !_isWriting)
            {
                _closed.TrySetResult();
            }

            _isClosing = true;
        }

        return _closed.Task;
    }

    /// <summary>Rewrites the file without outdated records and earlier versions. Appends wait until then. Their records are already in the index, so the new file may hold
    /// them twice, which is harmless.</summary>
    /// <returns>False if the file could not be rewritten; it is tried again when the file has doubled.</returns>
    public bool Compact()
    {
        List<JournalItem> items;
        lock (gate)
        {
            foreach (var old in JournalRetention.Outdated(index.Settled, options, time.GetUtcNow()))
            {
                index.Remove(old);
            }

            items = index.Items();
        }

        var isReplaced = false;
        if (file.TryWriteNew(items) is var (length, places))
        {
            lock (gate)
            {
                isReplaced = file.Replace(length);
                if (isReplaced)
                {
                    index.Place(items, places);
                }
            }
        }

        Opened();
        return isReplaced;
    }

    private Task Enqueue(Action<JournalBatch> add)
    {
        _next ??= new JournalBatch();
        add(_next);
        var written = _next.Done.Task;
        if (!_isWriting)
        {
            _isWriting = true;
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.WriteBatches(), this, preferLocal: false);
        }

        return written;
    }

    private void WriteBatches()
    {
        while (true)
        {
            JournalBatch batch;
            lock (gate)
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
                if (_fault is not null)
                {
                    throw Faulted();
                }

                if (batch.Frames.Count > 0)
                {
                    file.Append(batch.Bytes());
                }

                Finish(batch);
            }
            catch (Exception exception)
            {
                lock (gate)
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
            FinishErased(batch);
            return;
        }

        batch.Done.SetResult();
        if (file.Length > _compactAt)
        {
            Compact();
        }
    }

    private void FinishErased(JournalBatch batch)
    {
        lock (gate)
        {
            batch.Erased.ForEach(record => index.Remove(record.Key));
        }

        if (Compact())
        {
            batch.Done.SetResult();
            return;
        }

        lock (gate)
        {
            // They are still in the file, and would be back at the next start.
            batch.Erased.ForEach(index.Put);
        }

        batch.Done.SetException(new JournalNotErasedException(file.Directory));
    }

    private JournalFaultedException Faulted() => new(file.Directory, _fault);
}
