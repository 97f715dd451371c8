using Typed.Tracking.Engine;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    /// <summary>Queries providers that support it (<see cref="Providers.ISubmissionFinder"/>) about the uncertain submissions.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The submissions that are still uncertain. Decide them with <see cref="ResolveAsync"/> or <see cref="AbandonAsync"/>.</returns>
    public Task<IReadOnlyList<JobRecord>> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return Remote is null ? _reconciler.ReconcileAsync(cancellationToken) : ReconcileLanesAsync(Remote, cancellationToken);
    }

    /// <summary>Assigns a provider's job to a submission. The provider must confirm the job first.</summary>
    /// <param name="key">The tracker's key for the submission, which is uncertain, gone, overdue, abandoned, expired or not sent.</param>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The submission is in another state, or the id belongs to another job.</exception>
    /// <exception cref="JobNotFoundException">The provider has no such job.</exception>
    /// <exception cref="TypedException">The provider gave no usable answer.</exception>
    public async Task<TrackedJob> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return HandleOf(await ResolveOneAsync(key, jobId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Abandons a submission that never arrived or is no longer wanted. An equal request can then be sent.</summary>
    /// <param name="key">The tracker's key for the submission, which is uncertain, gone, overdue, or open but not shown by the provider.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The submission is in another state.</exception>
    public Task AbandonAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return AbandonOneAsync(key, cancellationToken);
    }

    /// <summary>Follows a job again that the tracker or its user has given up. A job without a provider's id becomes uncertain again.</summary>
    /// <param name="key">The tracker's key for the job, which is overdue, gone, expired or abandoned.</param>
    /// <param name="deadline">The time to wait, from now; null for no limit.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The job is in another state.</exception>
    public async Task<TrackedJob> ResumeAsync(Guid key, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return HandleOf(await ResumeOneAsync(key, deadline, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Resolves many submissions. If one fails, the others continue.</summary>
    /// <param name="jobIds">The provider's job ids, by the tracker's key for the submission.</param>
    /// <param name="cancellationToken">Stops after the current submission.</param>
    public Task<BulkResult> ResolveManyAsync(IReadOnlyDictionary<Guid, string> jobIds, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(jobIds);
        return BulkWork.RunAsync(jobIds.Keys, key => ResolveOneAsync(key, jobIds[key], cancellationToken), cancellationToken);
    }

    /// <summary>Follows all jobs of a query again, such as <see cref="JobQuery.Gone"/> after wrong API keys were corrected.</summary>
    /// <param name="query">The jobs. Jobs in a state that cannot be resumed are reported as failed.</param>
    /// <param name="deadline">The time to wait, from now; null for no limit.</param>
    /// <param name="cancellationToken">Stops after the current job.</param>
    public async Task<BulkResult> ResumeManyAsync(JobQuery query, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        var keys = await KeysOfAsync(query, cancellationToken).ConfigureAwait(false);
        return await BulkWork.RunAsync(keys, key => ResumeOneAsync(key, deadline, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Abandons all jobs of a query, such as <see cref="JobQuery.Uncertain"/> for a day on which the provider was down.</summary>
    /// <param name="query">The jobs. Jobs in a state that cannot be abandoned are reported as failed.</param>
    /// <param name="cancellationToken">Stops after the current job.</param>
    public async Task<BulkResult> AbandonManyAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        var keys = await KeysOfAsync(query, cancellationToken).ConfigureAwait(false);
        return await BulkWork.RunAsync(keys, key => AbandonOneAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a settled job from the journal, with its parameters, addresses and all earlier versions. Saved files are not removed.</summary>
    /// <param name="key">The tracker's key for the job.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is removed.</param>
    /// <returns>False if the journal has no such job.</returns>
    /// <exception cref="JournalConflictException">The job is not settled. Abandon it first, or wait for its end. Nothing was removed.</exception>
    /// <exception cref="JournalException">The job could not be removed.</exception>
    public async Task<bool> EraseAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        var isErased = await _context.Journal.EraseAsync(key, cancellationToken).ConfigureAwait(false);
        if (_context.Roster.Find(key) is { } entry)
        {
            _context.Roster.Drop(entry);
        }

        return isErased;
    }

    private async Task<JobRecord> ResolveOneAsync(Guid key, string jobId, CancellationToken cancellationToken) => Remote is { } remote
        ? await remote.ResolveAsync(await RecordOfAsync(key, cancellationToken).ConfigureAwait(false), jobId, cancellationToken).ConfigureAwait(false)
        : await _decisions.ResolveAsync(key, jobId, cancellationToken).ConfigureAwait(false);

    private async Task<JobRecord> ResumeOneAsync(Guid key, TimeSpan? deadline, CancellationToken cancellationToken) => Remote is { } remote
        ? await remote.ResumeAsync(await RecordOfAsync(key, cancellationToken).ConfigureAwait(false), deadline, cancellationToken).ConfigureAwait(false)
        : await _decisions.ResumeAsync(key, deadline, cancellationToken).ConfigureAwait(false);

    private async Task AbandonOneAsync(Guid key, CancellationToken cancellationToken)
    {
        if (Remote is { } remote)
        {
            await remote.AbandonAsync(await RecordOfAsync(key, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return;
        }

        await _decisions.AbandonAsync(key, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<JobRecord>> ReconcileLanesAsync(Lanes.IRemoteLanes remote, CancellationToken cancellationToken)
    {
        await remote.ReconcileAsync(cancellationToken).ConfigureAwait(false);
        var left = new List<JobRecord>();
        await foreach (var record in _context.Journal.ListAsync(JobQuery.Uncertain, cancellationToken).ConfigureAwait(false))
        {
            left.Add(record);
        }

        return left;
    }

    // The provider of the job decides which lane has it.
    private async Task<JobRecord> RecordOfAsync(Guid key, CancellationToken cancellationToken) =>
        await _context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"The journal has no job {key:N}.");

    private async Task<List<Guid>> KeysOfAsync(JobQuery query, CancellationToken cancellationToken)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(query);
        var keys = new List<Guid>();
        await foreach (var record in _context.Journal.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            keys.Add(record.Key);
        }

        return keys;
    }
}
