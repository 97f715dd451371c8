using Typed.Tracking.Engine;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    /// <summary>Asks providers that have a way (<see cref="Providers.ISubmissionFinder"/>) about the uncertain submissions.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Those that are still uncertain: for a person to decide, with <see cref="ResolveAsync"/> or <see cref="AbandonAsync"/>.</returns>
    public Task<IReadOnlyList<JobRecord>> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return _reconciler.ReconcileAsync(cancellationToken);
    }

    /// <summary>Says which job a submission became. The provider is asked for it first.</summary>
    /// <param name="key">The tracker's name of the submission: an uncertain one, or one that is gone, overdue, abandoned, expired or not sent.</param>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The submission is in another state, or the id is another job's.</exception>
    /// <exception cref="JobNotFoundException">The provider has no such job.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<TrackedJob> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return HandleOf(await _decisions.ResolveAsync(key, jobId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives up a submission: it never arrived, or nobody wants it. After that an equal request may be sent.</summary>
    /// <param name="key">The tracker's name of the submission: an uncertain one, one that is gone or overdue, or an open one that the provider does not show.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The submission is in another state.</exception>
    public Task AbandonAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return _decisions.AbandonAsync(key, cancellationToken);
    }

    /// <summary>Follows a job again that the tracker, or its user, has given up. One without a provider's id is uncertain again.</summary>
    /// <param name="key">The tracker's name of the job: one that is overdue, gone, expired or abandoned.</param>
    /// <param name="deadline">How long from now; null for ever.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The job is in another state.</exception>
    public async Task<TrackedJob> ResumeAsync(Guid key, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return HandleOf(await _decisions.ResumeAsync(key, deadline, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Resolves many submissions; one that fails does not stop the others.</summary>
    /// <param name="jobIds">The provider's id of the job, by the tracker's name of the submission.</param>
    /// <param name="cancellationToken">Stops it after the one that is under way.</param>
    public Task<BulkResult> ResolveManyAsync(IReadOnlyDictionary<Guid, string> jobIds, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(jobIds);
        return BulkWork.RunAsync(jobIds.Keys, key => _decisions.ResolveAsync(key, jobIds[key], cancellationToken), cancellationToken);
    }

    /// <summary>Follows all jobs of a query again, such as <see cref="JobQuery.Gone"/> after wrong keys were put right.</summary>
    /// <param name="query">Which jobs. Those in a state that cannot be resumed are reported as failed.</param>
    /// <param name="deadline">How long from now; null for ever.</param>
    /// <param name="cancellationToken">Stops it after the one that is under way.</param>
    public async Task<BulkResult> ResumeManyAsync(JobQuery query, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        var keys = await KeysOfAsync(query, cancellationToken).ConfigureAwait(false);
        return await BulkWork.RunAsync(keys, key => _decisions.ResumeAsync(key, deadline, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up all jobs of a query, such as <see cref="JobQuery.Uncertain"/> of a day on which the provider was down.</summary>
    /// <param name="query">Which jobs. Those in a state that cannot be abandoned are reported as failed.</param>
    /// <param name="cancellationToken">Stops it after the one that is under way.</param>
    public async Task<BulkResult> AbandonManyAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        var keys = await KeysOfAsync(query, cancellationToken).ConfigureAwait(false);
        return await BulkWork.RunAsync(keys, key => _decisions.AbandonAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a settled job from the journal, with its parameters, addresses and all earlier versions. Files that were saved are not removed.</summary>
    /// <param name="key">The tracker's name of the job.</param>
    /// <param name="cancellationToken">Stops it before anything is removed.</param>
    /// <returns>False if the journal has no such job.</returns>
    /// <exception cref="JournalConflictException">The job is not settled: abandon it first, or wait for its end. Nothing was removed.</exception>
    /// <exception cref="JournalException">It could not be removed.</exception>
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
