using Typed.Tracking.Engine;

namespace Typed.Tracking;

/// <content>The results of jobs.</content>
public sealed partial class JobTracker
{
    private readonly ResultKeeper _results;
    private readonly ResultExpiry _expiry;
    private readonly ResultSaver _saver;

    /// <summary>Raised for a result that was not fetched and that the provider deletes soon or has already deleted (<see cref="JobState.Expired"/>).
    /// Runs on a thread-pool thread and must not block.</summary>
    public event Action<JobRecord>? ResultExpiring;

    internal Task<JobRecord> SaveAsync(JobRecord record, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) =>
        _saver.SaveAsync(_context.Roster.EntryOf(record), directory, progress, cancellationToken);

    internal Task MarkFetchedAsync(Guid key, CancellationToken cancellationToken) => _saver.MarkFetchedAsync(key, cancellationToken);

    /// <summary>Records that another process has fetched the result of a job.</summary>
    internal Task<JobRecord> RecordFetchedAsync(JobRecord fetched) => _saver.RecordAsync(_context.Roster.EntryOf(fetched), fetched);
}
