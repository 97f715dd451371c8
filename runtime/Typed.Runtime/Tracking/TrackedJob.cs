using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Typed.Providers;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

/// <summary>The handle of a job in the journal. Unlike <see cref="GenerationJob"/> it may be let go: the tracker goes on, and <see cref="JobTracker.FindAsync"/> finds it again.</summary>
public sealed class TrackedJob : IEquatable<TrackedJob>
{
    private readonly JobTracker _tracker;
    private readonly JobEntry? _entry;
    private readonly JobRecord _record;

    internal TrackedJob(JobTracker tracker, JobRecord record, JobEntry? entry, Cost cost)
    {
        _tracker = tracker;
        _entry = entry;
        _record = record;
        Cost = cost;
    }

    /// <summary>The tracker's own name of the job, the same in every process.</summary>
    public Guid Key => _record.Key;

    /// <summary>What the journal has of the job now; what it had when the handle was made, for a job that is not followed here.</summary>
    public JobRecord Record => _entry?.Record ?? _record;

    /// <summary>Where it stands.</summary>
    public JobState State => Record.State;

    /// <summary>What the request costs by the provider's price table; unknown where the request is not at hand.</summary>
    public Cost Cost { get; }

    /// <summary>Waits until the job has ended with a result.</summary>
    /// <param name="progress">Told of each look at the job, failed ones included.</param>
    /// <param name="cancellationToken">Stops the wait. The job is followed all the same.</param>
    /// <exception cref="GenerationFailedException">The job failed.</exception>
    /// <exception cref="JobNotFoundException">The provider has no such job, or has it no longer.</exception>
    /// <exception cref="JobNotFinishedException">It is overdue, uncertain, or was never sent.</exception>
    /// <exception cref="InvalidCredentialsException">The keys are refused. The job is followed all the same.</exception>
    public async Task<GenerationResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        JobSnapshot? last = null;
        await foreach (var look in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(look);
            last = look.Snapshot ?? last;
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

    /// <summary>Looks along with the tracker until the job has ended, however it ends; asks the provider for nothing by itself.</summary>
    /// <param name="cancellationToken">Stops it. The job is followed all the same.</param>
    public async IAsyncEnumerable<JobProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_entry is null)
        {
            yield break;
        }

        var looks = _entry.Watch(out var writer);
        try
        {
            await foreach (var look in looks.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return look;
            }
        }
        finally
        {
            _entry.Unwatch(writer);
        }
    }

    /// <summary>Saves the result, going on where an earlier attempt broke off, and writes down that it is there. Files that are there are not fetched again.</summary>
    /// <param name="directory">The directory, of this job alone.</param>
    /// <param name="progress">Told of each piece that arrives.</param>
    /// <param name="cancellationToken">Stops it; what has arrived is kept for the next attempt.</param>
    /// <exception cref="InvalidOperationException">The job has no result.</exception>
    /// <exception cref="AssetDownloadException">The asset host refuses, falls silent, or sends less or more than it announced.</exception>
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

    /// <summary>Says that the result was taken by other means, so that its end is not reported.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task MarkFetchedAsync(CancellationToken cancellationToken = default) => _tracker.MarkFetchedAsync(Key, cancellationToken);

    /// <summary>Whether both are of the same job.</summary>
    /// <param name="other">The other handle.</param>
    public bool Equals(TrackedJob? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrackedJob);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary>Provider, id, name and state.</summary>
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
            // It ended for whoever waits; the handle says how the job stands.
        }

        ended.TryWrite(this);
    }

    private async ValueTask<JobRecord> NewestAsync(CancellationToken cancellationToken) =>
        (_entry?.Record.State.IsFinal() ?? false)
            ? _entry.Record
            : (await _tracker.FindAsync(Key, cancellationToken).ConfigureAwait(false))?.Record ?? Record;

    // From the look that saw the end, where somebody watched; else from the journal, which has what counts.
    private GenerationResult ResultOf(JobRecord record, JobSnapshot? seen)
    {
        var client = _tracker.ClientOf(record.Provider) ?? throw new InvalidOperationException($"The tracker has no client of {record.Provider}.");
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
