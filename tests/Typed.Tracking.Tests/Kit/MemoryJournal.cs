using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Tracking;

namespace Typed.TrackingTests;

/// <summary>A second implementation of the contract, written without the first: a table that survives its trackers, as a database would, and that several may
/// share. Completes at once, so that a simulation runs on one thread.</summary>
internal sealed class MemoryJournal(MemoryJournal.Table table, TimeProvider time) : IJobJournal
{
    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken)
    {
        lock (table)
        {
            return Task.FromResult(new JournalRecovery { Jobs = table.Rows.Count, Unsettled = table.Rows.Values.Count(row => row.Record.State.IsUnsettled()) });
        }
    }

    public ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (table)
        {
            var equal = table.Rows.Values.FirstOrDefault(row => !allowEqual && record.Identity is not null && row.Record.Identity == record.Identity && (row.Record.State.IsUnsettled() || row.Record.HoldsKey));
            if (equal is not null)
            {
                return ValueTask.FromResult<JobRecord?>(equal.Record);
            }

            if (!table.Rows.TryAdd(record.Key, new Row { Record = Stored(record), Owner = owner, Until = time.GetUtcNow() + lease }))
            {
                throw new JournalConflictException(record.Key, "There already.");
            }

            return default;
        }
    }

    public ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (table)
        {
            if (!table.Rows.TryGetValue(record.Key, out var row) || row.Record.Version != record.Version || IsHeldByOther(row, owner))
            {
                throw new JournalConflictException(record.Key, "Changed or held.");
            }

            row.Record = Stored(record with { Version = record.Version + 1 });
            table.Writes++;
            return ValueTask.FromResult(row.Record);
        }
    }

    public ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken)
    {
        lock (table)
        {
            return table.Rows.TryGetValue(key, out var row) && !row.Record.State.IsFinal()
                ? throw new JournalConflictException(key, "Not settled.")
                : ValueTask.FromResult(table.Rows.Remove(key));
        }
    }

    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        lock (table)
        {
            return ValueTask.FromResult(table.Rows.GetValueOrDefault(key)?.Record);
        }
    }

    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken)
    {
        lock (table)
        {
            return ValueTask.FromResult(table.Rows.Values.FirstOrDefault(row => row.Record.Identity == identity && row.Record.State.IsUnsettled())?.Record);
        }
    }

    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken)
    {
        lock (table)
        {
            return ValueTask.FromResult(table.Rows.Values.FirstOrDefault(row => row.Record.Provider == provider && row.Record.JobId == jobId)?.Record);
        }
    }

    public async IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<JobRecord> found;
        lock (table)
        {
            found = [.. table.Rows.Values.Select(row => row.Record).Where(query.Matches).OrderBy(record => record.CreatedAt)];
        }

        foreach (var record in found)
        {
            yield return record;
        }

        await Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken)
    {
        lock (table)
        {
            var free = table.Rows.Values
                .Where(row => row.Owner != owner && !IsHeldByOther(row, owner) && JobQuery.NeedsWork(row.Record) && providers.Contains(row.Record.Provider))
                .Take(max)
                .ToList();
            free.ForEach(row => (row.Owner, row.Until) = (owner, time.GetUtcNow() + lease));
            return ValueTask.FromResult<IReadOnlyList<JobRecord>>([.. free.Select(row => row.Record)]);
        }
    }

    public ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (table)
        {
            foreach (var row in table.Rows.Values.Where(row => row.Owner == owner))
            {
                row.Until = time.GetUtcNow() + lease;
            }
        }

        return default;
    }

    public ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken)
    {
        lock (table)
        {
            foreach (var row in table.Rows.Values.Where(row => row.Owner == owner && (keys?.Contains(row.Record.Key) ?? true)))
            {
                row.Owner = null;
            }
        }

        return default;
    }

    public ValueTask DisposeAsync() => default;

    private bool IsHeldByOther(Row row, string owner) => row.Owner is { } holder && holder != owner && row.Until > time.GetUtcNow();

    // Through the bytes, as any real one: what does not survive them must not be relied on.
    private static JobRecord Stored(JobRecord record) =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(record, JobRecordJson.Default.JobRecord), JobRecordJson.Default.JobRecord)!;

    public sealed class Table
    {
        public Dictionary<Guid, Row> Rows { get; } = [];

        public long Writes { get; set; }
    }

    public sealed class Row
    {
        public required JobRecord Record { get; set; }

        public string? Owner { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
