using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Typed.Jobs;
using Typed.Providers;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

/// <summary>The handle of a job in the journal. Unlike a <see cref="GenerationJob"/>, it can be discarded: the tracker continues, and <see cref="JobTracker.FindAsync"/> finds the job again.</summary>
public sealed class TrackedJob : IEquatable<TrackedJob>
{
    private readonly JobTracker _tracker;
    private readonly JobEntry? _entry;
    private JobRecord _record;

    internal TrackedJob(JobTracker tracker, JobRecord record, JobEntry? entry, Cost cost)
    {
        _tracker = tracker;
        _entry = entry;
        _record = record;
        Cost = cost;
    }

    /// <summary>The tracker's key for the job, the same in every process.</summary>
    public Guid Key => _record.Key;

    /// <summary>The current journal record of the job. For a job that is not followed here, the record when the handle was created.</summary>
    public JobRecord Record => _entry?.Record ?? _record;

    /// <summary>The state of the job.</summary>
    public JobState State => Record.State;

    /// <summary>The cost of the request by the provider's price table; unknown if the request is not available.</summary>
    public Cost Cost { get; }

    /// <summary>Waits until the job has ended with a result.</summary>
    /// <param name="progress">Receives each status check of the job, including failed ones.</param>
    /// <param name="cancellationToken">Stops the wait. The tracker still follows the job.</param>
    /// <exception cref="GenerationFailedException">The job failed.</exception>
    /// <exception cref="JobNotFoundException">The provider does not have the job, or no longer has it.</exception>
    /// <exception cref="JobNotFinishedException">The job is overdue, is uncertain, or was never sent.</exception>
    /// <exception cref="InvalidCredentialsException">The provider refuses the API keys. The tracker still follows the job.</exception>
    /// <exception cref="JournalConflictException">Another process has claimed the job, and has not finished it. A later call returns the end that it writes.</exception>
    public async Task<GenerationResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        JobSnapshot? last = null;
        await foreach (var check in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(check);
            last = check.Snapshot ?? last;
        }

        var record = await NewestAsync(cancellationToken).ConfigureAwait(false);
        return record.State switch
        {
            JobState.Succeeded or JobState.Expired => ResultOf(record, last),
            JobState.Failed => throw new GenerationFailedException(record.Provider, record.JobId ?? "", record.Reason)
            {
                Model = record.Model,
                CreditsUsed = record.CreditsUsed,
                CreditsRefunded = record.CreditsRefunded,
            },
            JobState.Gone => throw new JobNotFoundException(record.Provider, record.JobId ?? ""),
            _ => throw new JobNotFinishedException(record),
        };
    }

    /// <summary>Returns the tracker's status checks until the job has ended, whatever the outcome. Sends no requests to the provider itself.</summary>
    /// <param name="cancellationToken">Stops watching. The tracker still follows the job.</param>
    public async IAsyncEnumerable<JobProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_tracker.Remote is { } remote)
        {
            await foreach (var news in remote.WatchAsync(Record, cancellationToken).ConfigureAwait(false))
            {
                _record = news.Record ?? _record;
                if (news.Progress is { } progress)
                {
                    yield return progress;
                }
            }

            yield break;
        }

        if (_entry is null)
        {
            yield break;
        }

        await foreach (var check in _tracker.StatusChecksOf(_entry, cancellationToken).ConfigureAwait(false))
        {
            yield return check;
        }
    }

    /// <summary>Saves the result, resuming an interrupted attempt, and records that it is saved. Existing files are not fetched again.</summary>
    /// <param name="directory">The directory, used by this job only.</param>
    /// <param name="progress">Receives a report for each chunk that arrives.</param>
    /// <param name="cancellationToken">Stops the download. The bytes received so far are kept for the next attempt.</param>
    /// <exception cref="InvalidOperationException">The job has no result.</exception>
    /// <exception cref="AssetDownloadException">The asset host refuses, stops responding, or sends fewer or more bytes than it announced.</exception>
    public async Task<IReadOnlyList<JobAsset>> SaveAsync(string directory, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var record = await NewestAsync(cancellationToken).ConfigureAwait(false);
        if (record.State is not (JobState.Succeeded or JobState.Expired))
        {
            throw new InvalidOperationException($"{record} has no result.");
        }

        return (await _tracker.SaveAsync(record, directory, progress, cancellationToken).ConfigureAwait(false)).Assets ?? [];
    }

    /// <summary>Marks the result as fetched by other means, so that its expiry is not reported.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task MarkFetchedAsync(CancellationToken cancellationToken = default) => _tracker.MarkFetchedAsync(Key, cancellationToken);

    /// <summary>Determines whether both handles are for the same job.</summary>
    /// <param name="other">The other handle.</param>
    public bool Equals(TrackedJob? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrackedJob);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary>Returns the provider, id, key and state.</summary>
    public override string ToString() => Record.ToString();

    internal async Task WhenSettledAsync(ChannelWriter<TrackedJob> ended, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                // Only the end counts.
            }
        }
        catch (Exception exception) when (exception is TypedException or JournalException or ObjectDisposedException)
        {
            // The wait has ended; the handle shows the state of the job.
        }

        ended.TryWrite(this);
    }

    private async ValueTask<JobRecord> NewestAsync(CancellationToken cancellationToken) =>
        Record is { State: var state } known && state.IsFinal() && (_entry ?? (object?)_tracker.Remote) is not null
            ? known
            : (await _tracker.FindAsync(Key, cancellationToken).ConfigureAwait(false))?.Record ?? Record;

    // From the status check that saw the end, if there was a watcher; otherwise from the journal, which has the essentials.
    private GenerationResult ResultOf(JobRecord record, JobSnapshot? seen)
    {
        var client = _tracker.ClientOf(record.Provider) ?? throw new InvalidOperationException($"The tracker has no client for {record.Provider}.");
        var snapshot = seen is { Status.IsSucceeded: true } ? seen : new JobSnapshot
        {
            Id = record.JobId!,
            Status = new JobStatus(record.Status ?? "", JobPhase.Succeeded),
            Model = record.Model,
            Assets = [.. (record.Assets ?? []).Select(asset => asset.ToAsset())],
            CreditsUsed = record.CreditsUsed,
        };
        var token = new ResumeToken { Provider = record.Provider, Id = record.JobId, Model = record.Model, SubmittedAt = record.SubmittedAt, RequestHash = record.RequestHash };
        var context = client.Context;
        return new GenerationResult(new GenerationJob(context, token, Cost, snapshot), snapshot, context.Downloader);
    }
}
