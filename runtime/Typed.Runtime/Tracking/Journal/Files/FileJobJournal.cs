using System.Runtime.CompilerServices;
using Typed.Tracking.Journal;
using Typed.Tracking.Journal.Files;

namespace Typed.Tracking;

/// <summary>The embedded journal: one file in its own directory, for one process at a time. Survives a kill at any byte.</summary>
/// <remarks>
/// Each write is on disk before its task completes. Concurrent writers share one flush. Leases are held in memory: they end
/// with the process, and no other process can open the file before that.
/// </remarks>
public sealed class FileJobJournal : IJobJournal
{
    private readonly object _gate = new();
    private readonly JournalFile _file;
    private readonly JournalIndex _index;
    private readonly TimeProvider _time;
    private readonly FileSpendLedger _ledger;
    private readonly FileJournalWriter _writer;
    private readonly FileJournalChanges _changes;

    /// <summary>Creates a journal. Call <see cref="OpenAsync"/> to open it.</summary>
    /// <param name="directory">A directory for this journal only; created if it does not exist.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    public FileJobJournal(string directory, FileJobJournalOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= new FileJobJournalOptions();
        var time = timeProvider ?? TimeProvider.System;
        _file = new JournalFile(directory);
        _index = new JournalIndex(time) { Load = _file.Read };
        _ledger = new FileSpendLedger(options.SpendCaps);
        _time = time;
        _writer = new FileJournalWriter(_file, _index, _gate, options, time);
        _changes = new FileJournalChanges(_index, _ledger, _writer, _gate);
    }

    /// <inheritdoc/>
    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var (equal, written) = _changes.Add(record, owner, lease, allowEqual);
        await written.ConfigureAwait(false);
        return equal;
    }

    /// <inheritdoc/>
    public async ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var (next, written) = _changes.Update(record, owner);
        await written.ConfigureAwait(false);
        return next;
    }

    /// <inheritdoc/>
    /// <remarks>Rewrites the whole file. Copies of damaged files are not searched.</remarks>
    public async ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_changes.Erase(key) is not { } erased)
        {
            return false;
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
        List<Guid> candidates;
        lock (_gate)
        {
            candidates = _index.Candidates(query);
        }

        // One at a time: writers do not wait for the whole list.
        foreach (var key in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JobRecord? record;
            lock (_gate)
            {
                record = _index.Find(key);
            }

            if (record is not null && query.Matches(record))
            {
                yield return record;
            }
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
        await _writer.CloseAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    private JournalRecovery Open()
    {
        // What counts for a spend cap is added up from the records.
        var counted = _ledger.IsUsed ? _time.GetUtcNow() - TimeSpan.FromDays(2) : DateTimeOffset.MaxValue;
        var contents = _file.Open(job => job.CreatedAt < counted);
        JournalRecovery found;
        lock (_gate)
        {
            _index.Reserve(contents.Settled.Count + contents.Records.Count);
            contents.Settled.ForEach(_index.Put);
            contents.Records.ForEach(_changes.Put);
            _writer.Opened();
            found = contents.Recovery(_index.Count, _index.Unsettled);
        }

        if (contents.HasEarlierVersions)
        {
            // Earlier versions of records hold the parameters of jobs that ended long ago.
            _writer.Compact();
        }

        return found;
    }
}
