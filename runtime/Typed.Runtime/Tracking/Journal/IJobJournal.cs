namespace Typed.Tracking;

/// <summary>Stores jobs durably: a file of one machine, or a database that many machines share.</summary>
/// <remarks>
/// When a write method returns, its data is durable. Only the holder of a job's lease works on the job. A lease expires
/// when its owner stops renewing it, so that another machine can take over the job. All methods are thread-safe.
/// </remarks>
public interface IJobJournal : IAsyncDisposable
{
    /// <summary>Opens the journal and reports what it contains. Called once, before all other methods.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalInUseException">Another process has the journal open, and the journal cannot be shared.</exception>
    /// <exception cref="JournalFormatException">The journal has a format that this version cannot read.</exception>
    Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Writes a new job with a lease for <paramref name="owner"/>, in one step with the check for equal requests.</summary>
    /// <param name="record">The job, with version 1.</param>
    /// <param name="owner">The owner that works on the job.</param>
    /// <param name="lease">The duration of the lease, without renewal.</param>
    /// <param name="allowEqual">False refuses a job with the same <see cref="JobRecord.Identity"/> as an unsettled one (<see cref="JobStates.IsUnsettled"/>), and a job with an
    /// idempotency key whose identity a job in any state but not sent, refused or abandoned has.</param>
    /// <param name="cancellationToken">Cancels the operation before the job is written.</param>
    /// <returns>Null if the job was written; otherwise the job with the same identity, and nothing was written.</returns>
    /// <exception cref="JournalRecordTooLargeException">The record is larger than the journal can store. Nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">The store cannot be reached. The job is not written, or is withdrawn when the store is back.</exception>
    /// <exception cref="SpendCapExceededException">A spend cap of the journal is reached. Nothing was written.</exception>
    ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken);

    /// <summary>Writes a change.</summary>
    /// <param name="record">The job, with the version that was read.</param>
    /// <param name="owner">The owner that writes. It must hold the lease, or the job must not be leased.</param>
    /// <param name="cancellationToken">Cancels the operation before the change is written.</param>
    /// <returns>The record with its new version.</returns>
    /// <exception cref="JournalConflictException">The version is not the newest, or another owner holds the lease. Nothing was written.</exception>
    /// <exception cref="JournalRecordTooLargeException">The record is larger than the journal can store. Nothing was written.</exception>
    ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken);

    /// <summary>Removes a settled job and everything that the store holds of its earlier versions.</summary>
    /// <param name="key">The tracker's key for the job.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is removed.</param>
    /// <returns>False if there is no such job.</returns>
    /// <exception cref="JournalConflictException">The job is not settled (<see cref="JobStates.IsFinal"/>). Nothing was removed.</exception>
    /// <exception cref="JournalException">The job could not be removed.</exception>
    ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Finds a job by the tracker's key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Finds a job by the provider's id.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="jobId">The provider's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken);

    /// <summary>Finds the oldest unsettled job with an identity, without reading the settled ones.</summary>
    /// <param name="identity">The identity of a request (<see cref="JobRecord.Identity"/>).</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken);

    /// <summary>Lists jobs, oldest first. A query for unsettled states must not read settled jobs: it runs often, and settled jobs can be numerous.</summary>
    /// <param name="query">The jobs to list.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken);

    /// <summary>Claims jobs that need work (<see cref="JobQuery.NeedsWork"/>) and that are not leased.</summary>
    /// <param name="owner">The owner that claims the jobs.</param>
    /// <param name="lease">The duration of the lease, without renewal.</param>
    /// <param name="providers">The keys of the providers.</param>
    /// <param name="max">The maximum number of jobs.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken);

    /// <summary>Renews all leases that an owner still holds.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="lease">The duration of the lease, from now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Releases leases, so that others can claim the jobs at once.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="keys">The keys of the jobs; null for all jobs of the owner.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken);
}
