using Typed.Tracking.Journal;
using Typed.Tracking.Journal.Files;

namespace Typed.Tracking.Webhooks;

/// <summary>An inbox in one file, for one process at a time. It works beside any journal, also while the tracker is stopped.</summary>
/// <remarks>The file is opened at the first use. After a write that the disk refused, it is opened again at the next use.</remarks>
public sealed class FileWebhookInbox : IWebhookInbox
{
    private const long CompactAbove = 1024 * 1024;
    private readonly object _gate = new();
    private readonly string _directory;
    private readonly WebhookInboxOptions _options;
    private readonly TimeProvider _time;

    // Messages whose write is under way. A repetition waits for the same write.
    private readonly Dictionary<string, (InboxLine Line, Task Written)> _arriving = new(StringComparer.Ordinal);
    private readonly BatchWriter _writer;
    private InboxContents? _contents;
    private InboxFile? _file;
    private long _compactAt = CompactAbove;

    /// <summary>Creates an inbox.</summary>
    /// <param name="directory">The directory, which may be that of the journal; created if it does not exist. Only one process can use it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    public FileWebhookInbox(string directory, WebhookInboxOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = Path.GetFullPath(directory);
        _options = options ?? new WebhookInboxOptions();
        _options.ThrowIfInvalid();
        _time = timeProvider ?? TimeProvider.System;
        _writer = new BatchWriter(_gate, Write);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        Task written;
        var isNew = true;
        lock (_gate)
        {
            var contents = Open();
            if (contents.Contains(message.Id))
            {
                return false;
            }

            if (_arriving.TryGetValue(message.Id, out var first))
            {
                (written, isNew) = (first.Written, false);
            }
            else
            {
                if (contents.IsFull(message.IsVerified))
                {
                    contents.RemoveOld();
                    if (contents.IsFull(message.IsVerified))
                    {
                        throw new WebhookInboxFullException();
                    }
                }

                var line = InboxLine.Of(message);
                written = ArriveAsync(message, Write(line));
                _arriving[message.Id] = (line, written);
            }
        }

        await written.ConfigureAwait(false);
        return isNew;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<InboxMessage>> TakeAsync(int max, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(Open().Take(max, lease));
        }
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken)
    {
        Task written;
        lock (_gate)
        {
            Open().Complete(id, isRemembered);
            written = Write(new InboxLine { Id = id, IsRemembered = isRemembered });
        }

        await written.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask ReturnAsync(string id, TimeSpan pause, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Open().Return(id, pause);
        }

        return default;
    }

    /// <summary>Waits for pending writes and closes the file. Waiting messages are kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.CloseAsync().ConfigureAwait(false);
        _file?.Dispose();
    }

    private InboxContents Open()
    {
        ObjectDisposedException.ThrowIf(_writer.IsClosing, this);
        if (_contents is not null)
        {
            return _contents;
        }

        try
        {
            (_file, var lines) = InboxFile.Open(_directory);
            var contents = new InboxContents(_options, _time);
            lines.ForEach(contents.Apply);
            return _contents = contents;
        }
        catch (Exception exception) when (exception is not JournalException and (IOException or UnauthorizedAccessException))
        {
            throw new JournalFaultedException(_directory, exception);
        }
    }

    private async Task ArriveAsync(InboxMessage message, Task written)
    {
        try
        {
            await written.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _arriving.Remove(message.Id);
                if (written.IsCompletedSuccessfully)
                {
                    _contents?.Add(message);
                }
            }
        }
    }

    // Inside the lock.
    private Task Write(InboxLine line) => _writer.Enqueue(batch => batch.Frames.Add(line.Frame()));

    private void Write(JournalBatch batch)
    {
        try
        {
            (_file ?? throw new IOException("The inbox was closed after an error.")).Append(batch.Bytes());
            batch.Done.SetResult();
            CompactIfLong(_file);
        }
        catch (Exception exception)
        {
            Close();
            batch.Done.TrySetException(new JournalFaultedException(_directory, exception));
        }
    }

    private void CompactIfLong(InboxFile file)
    {
        if (file.Length <= _compactAt)
        {
            return;
        }

        lock (_gate)
        {
            _contents!.RemoveOld();
            // With those that were just written, or are in the next batch. A line that is there twice does no harm.
            file.Replace(_contents.Lines.Concat(_arriving.Values.Select(one => one.Line)));
            _compactAt = Math.Max(CompactAbove, 2 * file.Length);
        }
    }

    // The next use reads the file again, from its last whole line.
    private void Close()
    {
        lock (_gate)
        {
            _file?.Dispose();
            (_file, _contents) = (null, null);
        }
    }
}
