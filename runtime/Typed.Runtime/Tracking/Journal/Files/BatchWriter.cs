namespace Typed.Tracking.Journal.Files;

/// <summary>Runs the writes to a file one after the other. Writes that arrive while one is under way share the next one.</summary>
/// <param name="gate">The lock of the owner.</param>
/// <param name="write">Writes a batch and completes it. Does not throw.</param>
internal sealed class BatchWriter(object gate, Action<JournalBatch> write)
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalBatch? _next;
    private bool _isWriting;

    /// <summary>Whether no more writes are accepted. Read inside the lock.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Adds to the next batch. Called inside the lock.</summary>
    /// <returns>A task that ends when the batch is written.</returns>
    public Task Enqueue(Action<JournalBatch> add)
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

    /// <summary>Waits for pending writes.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            IsClosing = true;
            if (!_isWriting)
            {
                _idle.TrySetResult();
            }
        }

        return _idle.Task;
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
                    if (IsClosing)
                    {
                        _idle.TrySetResult();
                    }

                    return;
                }

                (batch, _next) = (_next, null);
            }

            write(batch);
        }
    }
}
