namespace Typed.Tracking.Journal.Files;

/// <summary>Adds, changes and erases the records of a journal. Checks and index are under one lock, so the order in the index is the order in the file.</summary>
/// <param name="index">The records, protected by <paramref name="gate"/>.</param>
/// <param name="ledger">What counts for spend caps.</param>
/// <param name="writer">Writes to the file.</param>
/// <param name="gate">The journal's lock.</param>
internal sealed class FileJournalChanges(JournalIndex index, FileSpendLedger ledger, FileJournalWriter writer, object gate)
{
    /// <summary>Adds a job and leases it.</summary>
    /// <returns>The job that keeps the new one from being added, or null; and the write.</returns>
    public (JobRecord? Equal, Task Written) Add(JobRecord record, string owner, TimeSpan lease, bool allowEqual)
    {
        lock (gate)
        {
            if (!allowEqual && index.FindEqual(record) is { } equal)
            {
                return (equal, Task.CompletedTask);
            }

            if (index.Find(record.Key) is not null)
            {
                throw new JournalConflictException(record.Key, "The journal already has a job with this key.");
            }

            ledger.ThrowIfExceeded(record);
            var written = Write(record);
            index.Lease(record.Key, owner, lease);
            return (null, written);
        }
    }

    /// <summary>Writes the next version of a job.</summary>
    public (JobRecord Next, Task Written) Update(JobRecord record, string owner)
    {
        lock (gate)
        {
            if (index.Find(record.Key)?.Version != record.Version)
            {
                throw new JournalConflictException(record.Key, "The job was changed after it was read.");
            }

            if (index.IsHeldByOther(record.Key, owner))
            {
                throw new JournalConflictException(record.Key, "Another owner holds the job.");
            }

            var next = record with { Version = record.Version + 1 };
            return (next, Write(next));
        }
    }

    /// <summary>Erases a job.</summary>
    /// <returns>The write; null if there is no such job.</returns>
    public Task? Erase(Guid key)
    {
        lock (gate)
        {
            if (index.Find(key) is not { } record)
            {
                return null;
            }

            if (!record.State.IsFinal())
            {
                throw new JournalConflictException(key, "The job is not settled.");
            }

            return writer.Erase(record);
        }
    }

    /// <summary>Takes a record that is in the file. Called inside the lock.</summary>
    public void Put(JobRecord record)
    {
        if (ledger.IsUsed)
        {
            ledger.Change(index.Find(record.Key), record);
        }

        index.Put(record);
    }

    private Task Write(JobRecord record)
    {
        if (writer.IsOpen)
        {
            var frame = JournalFormat.Frame(record);
            Put(record);
            return writer.Write(frame);
        }

        return writer.Refuse();
    }
}
