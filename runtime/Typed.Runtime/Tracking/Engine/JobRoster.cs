using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>The jobs that this process follows, and the only way to change their records.</summary>
internal sealed class JobRoster(IJobJournal journal, string owner, IReadOnlyDictionary<string, Lane> lanes, JobScheduler scheduler, ILogger log)
{
    private const int MostAttempts = 4;
    private const int MaxReason = 4000;
    private const int MaxAssetUrl = 8000;
    private readonly ConcurrentDictionary<Guid, JobEntry> _entries = new();

    public IReadOnlyDictionary<string, Lane> Lanes => lanes;

    public IEnumerable<JobEntry> Entries => _entries.Values;

    public int Count => _entries.Count;

    /// <summary>Creates a lane for each client.</summary>
    /// <exception cref="ArgumentException">Two clients are for the same provider, or an option is out of range.</exception>
    public static Dictionary<string, Lane> LanesOf(TrackerOptions options, IEnumerable<GenerationClient> clients)
    {
        var lanes = new Dictionary<string, Lane>(StringComparer.Ordinal);
        foreach (var client in clients)
        {
            var one = options.Providers.TryGetValue(client.Provider, out var known) ? known : new TrackedProviderOptions();
            if (!lanes.TryAdd(client.Provider, new Lane(client, one)))
            {
                throw new ArgumentException($"The tracker has two clients for {client.Provider}. Use one tracker per account.");
            }
        }

        return lanes;
    }

    public Lane? FindLane(string provider) => lanes.GetValueOrDefault(provider);

    /// <exception cref="ArgumentException">The tracker has no client for the provider.</exception>
    public Lane LaneOf(string provider) =>
        FindLane(provider) ?? throw new ArgumentException($"The tracker has no client for {provider}; it has {string.Join(", ", lanes.Keys)}.");

    public JobEntry? Find(Guid key) => _entries.GetValueOrDefault(key);

    /// <summary>Returns the entry of the job, or a new entry that is not followed.</summary>
    public JobEntry EntryOf(JobRecord record) => Find(record.Key) ?? new JobEntry(LaneOf(record.Provider), record);

    public void Add(JobEntry entry) => _entries[entry.Record.Key] = entry;

    /// <summary>Stops following a job. The journal keeps it.</summary>
    public void Drop(JobEntry entry)
    {
        scheduler.Forget(entry);
        _entries.TryRemove(entry.Record.Key, out _);
    }

    /// <summary>Ends all waits with the cause, because no work can continue.</summary>
    public void Fail(Exception fault)
    {
        scheduler.Stop();
        foreach (var entry in Entries)
        {
            entry.Fail(fault);
        }
    }

    /// <summary>Writes a change. If someone else has changed or claimed the job, the other change wins.</summary>
    /// <returns>False if the other change wins. This process then no longer follows the job.</returns>
    public async Task<bool> TryWriteAsync(JobEntry entry, JobRecord record)
    {
        try
        {
            entry.Record = await WriteAsync(record, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(log, entry.Lane.Name, record.Key, exception.Message);
            Drop(entry);
            if (await journal.FindAsync(record.Key, CancellationToken.None).ConfigureAwait(false) is { } theirs)
            {
                entry.Change(theirs);
            }

            entry.Fail(exception);
            return false;
        }
    }

    /// <summary>Changes the newest version of a record, even if a webhook has changed it in the meantime.</summary>
    /// <exception cref="JournalConflictException">Another owner holds the job.</exception>
    public async Task<JobRecord> ChangeAsync(JobRecord record, Func<JobRecord, JobRecord> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteAsync(change(record), CancellationToken.None).ConfigureAwait(false);
            }
            catch (JournalConflictException) when (attempt < MostAttempts)
            {
                var newest = await journal.FindAsync(record.Key, CancellationToken.None).ConfigureAwait(false);
                if (newest is null || newest.Version == record.Version)
                {
                    throw;
                }

                record = newest;
            }
        }
    }

    /// <summary>Writes a change. If the provider's text is too large for the journal, it is shortened so that the state is not lost.</summary>
    /// <exception cref="JournalConflictException">Another process has changed or claimed the job.</exception>
    public async Task<JobRecord> WriteAsync(JobRecord record, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.UpdateAsync(record, owner, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalRecordTooLargeException)
        {
            var assets = record.Assets?.Where(asset => asset.Url.OriginalString.Length <= MaxAssetUrl).ToList();
            var lost = (record.Assets?.Count ?? 0) - (assets?.Count ?? 0);
            var reason = lost == 0 ? record.Reason : FormattableString.Invariant($"{lost} assets were too large for the journal. {record.Reason}");
            var shortened = record with { Assets = assets, Reason = reason is { Length: > MaxReason } ? reason[..MaxReason] : reason };
            return await journal.UpdateAsync(shortened, owner, cancellationToken).ConfigureAwait(false);
        }
    }

    public IEnumerable<(string Provider, int Count)> CountOpen() =>
        Entries.Where(entry => entry.Record.State == JobState.Open).GroupBy(entry => entry.Lane.Name).Select(group => (group.Key, group.Count()));
}
