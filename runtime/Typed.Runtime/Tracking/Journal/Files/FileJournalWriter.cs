using Typed.Tracking.Journal.Files;

namespace Typed.Tracking.Journal;

/// <summary>Writes to the file of a journal. Callers that arrive during a write share the next flush. Rewrites the file when it has grown.</summary>
internal sealed class FileJournalWriter
{
    private readonly JournalFile _file;
    private readonly JournalIndex _index;
    private readonly object _gate;
    private readonly FileJobJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly BatchWriter _batches;
    private long _compactAt;
    private Exception? _fault;

    /// <param name="file">The file.</param>
    /// <param name="index">The records, protected by <paramref name="gate"/>.</param>
    /// <param name="gate">The journal's lock.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    public FileJournalWriter(JournalFile file, JournalIndex index, object gate, FileJobJournalOptions options, TimeProvider time)
    {
        (_file, _index, _gate, _options, _time) = (file, index, gate, options, time);
        _batches = new BatchWriter(gate, Write);
    }

    /// <summary>Whether the file accepts writes. Read inside the lock.</summary>
    public bool IsOpen => _fault is null && !_batches.IsClosing;

    /// <summary>Sets the length of the file that was just opened.</summary>
    public void Opened() => _compactAt = Math.Max(_options.CompactAboveBytes, 2 * _file.Length);

    /// <summary>Appends a record. Called inside the lock, while the file is open.</summary>
    public Task Write(byte[] frame) => _batches.Enqueue(batch => batch.Frames.Add(frame));

    /// <summary>Removes a record with all its earlier versions. Called inside the lock.</summary>
    public Task Erase(JobRecord record) => IsOpen ? _batches.Enqueue(batch => batch.Erased.Add(record)) : Refuse();

    /// <summary>Returns the error for a write to a file that accepts none.</summary>
    public Task Refuse() => Task.FromException(_fault is null ? new ObjectDisposedException(nameof(FileJobJournal)) : Faulted());

    /// <summary>Waits for pending writes.</summary>
    public Task CloseAsync() => _batches.CloseAsync();

    /// <summary>Rewrites the file without outdated records and earlier versions. Appends wait until then. Their records are already in the index, so the new file may hold
    /// them twice, which is harmless.</summary>
    /// <returns>False if the file could not be rewritten; it is tried again when the file has doubled.</returns>
    public bool Compact()
    {
        List<JournalItem> items;
        lock (_gate)
        {
            foreach (var old in JournalRetention.Outdated(_index.Settled, _options, _time.GetUtcNow()))
            {
                _index.Remove(old);
            }

            items = _index.Items();
        }

        var isReplaced = false;
        if (_file.TryWriteNew(items) is var (length, places))
        {
            lock (_gate)
            {
                isReplaced = _file.Replace(length);
                if (isReplaced)
                {
                    _index.Place(items, places);
                }
            }
        }

        Opened();
        return isReplaced;
    }

    private void Write(JournalBatch batch)
    {
        try
        {
            if (_fault is not null)
            {
                throw Faulted();
            }

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

    private void Finish(JournalBatch batch)
    {
        if (batch.Erased.Count > 0)
        {
            FinishErased(batch);
            return;
        }

        batch.Done.SetResult();
        if (_file.Length > _compactAt)
        {
            Compact();
        }
    }

    private void FinishErased(JournalBatch batch)
    {
        lock (_gate)
        {
            batch.Erased.ForEach(record => _index.Remove(record.Key));
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
    }

    private JournalFaultedException Faulted() => new(_file.Directory, _fault);
}
