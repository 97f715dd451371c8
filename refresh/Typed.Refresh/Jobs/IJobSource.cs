using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>A journal as the tool uses it: reads at any time, and writes what a person has decided.</summary>
internal interface IJobSource : IAsyncDisposable
{
    IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken);

    Task<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken);

    Task<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken);

    /// <summary>Writes the changed record.</summary>
    Task WriteAsync(JobRecord record, CancellationToken cancellationToken);

    /// <summary>Writes the changed records, and removes what the journal still holds of their earlier versions.</summary>
    Task ReplaceAsync(IReadOnlyCollection<JobRecord> records, CancellationToken cancellationToken);

    /// <summary>Removes settled jobs.</summary>
    /// <returns>The number of jobs that were removed.</returns>
    Task<int> EraseAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken);
}
