namespace Typed.Tracking;

/// <summary>Where jobs are written down so that they survive: one machine's file, or a database that many machines share.</summary>
/// <remarks>
/// When a method that writes returns, what it wrote is durable. A job is worked on by the holder of its lease only; a lease ends by
/// itself when its owner stops renewing, so that another machine can take the job. All methods are safe for use by several threads.
/// </remarks>
public interface IJobJournal : IAsyncDisposable
{
    /// <summary>Opens the journal, and says what was found. Called once, before all else.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalInUseException">Another process has it, and it cannot be shared.</exception>
    /// <exception cref="JournalFormatException">It is of a format that this version does not read.</exception>
    Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Writes a new job, with a lease for <paramref name="owner"/>; in one step with the check for equal requests.</summary>
    /// <param name="record">The job; its version is 1.</param>
    /// <param name="owner">Who works on it.</param>
    /// <param name="lease">How long, without renewal.</param>
    /// <param name="allowEqual">False refuses a job that has the <see cref="JobRecord.Identity"/> of an unsettled one (<see cref="JobStates.IsUnsettled"/>).</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>Null if it was written; otherwise the unsettled job with the same identity, and nothing was written.</returns>
    /// <exception cref="JournalRecordTooLargeException">The record is larger than the journal can store. Nothing was written.</exception>
    ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken);

    /// <summary>Writes a change.</summary>
    /// <param name="record">The job, with the version that was read.</param>
    /// <param name="owner">Who writes; must hold the lease, or nobody may hold it.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>The record with its new version.</returns>
    /// <exception cref="JournalConflictException">The version is not the newest, or another owner holds the lease. Nothing was written.</exception>
    /// <exception cref="JournalRecordTooLargeException">The record is larger than the journal can store. Nothing was written.</exception>
    ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken);

    /// <summary>Removes a settled job, with all that the store still holds of its earlier versions.</summary>
    /// <param name="key">The name.</param>
    /// <param name="cancellationToken">Stops it before anything is removed.</param>
    /// <returns>False if there is no such job.</returns>
    /// <exception cref="JournalConflictException">The job is not settled (<see cref="JobStates.IsFinal"/>). Nothing was removed.</exception>
    /// <exception cref="JournalException">It could not be removed.</exception>
    ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Finds a job by the tracker's name of it.</summary>
    /// <param name="key">The name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Finds a job by the provider's id.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="jobId">The provider's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken);

    /// <summary>Finds the oldest unsettled job with an identity, without reading the settled ones.</summary>
    /// <param name="identity">The identity of a request (<see cref="JobRecord.Identity"/>).</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken);

    /// <summary>Lists jobs, oldest first. A query for unsettled states must not read the settled jobs: it runs often, and there may be many of those.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken);

    /// <summary>Takes jobs that need work (<see cref="JobQuery.NeedsWork"/>) and that nobody holds a lease of.</summary>
    /// <param name="owner">Who takes them.</param>
    /// <param name="lease">For how long, without renewal.</param>
    /// <param name="providers">Of which providers.</param>
    /// <param name="max">At most how many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken);

    /// <summary>Renews all leases that an owner still has.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="lease">For how long from now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives up leases, so that others can take the jobs at once.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="keys">Of which jobs; null for all of the owner.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken);
}
