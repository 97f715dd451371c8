using System.Text.Json;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    /// <summary>Asks providers that have a way (<see cref="ISubmissionFinder"/>) about the uncertain submissions.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Those that are still uncertain: for a person to decide, with <see cref="ResolveAsync"/> or <see cref="AbandonAsync"/>.</returns>
    public async Task<IReadOnlyList<JobRecord>> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        var left = new List<JobRecord>();
        await foreach (var record in _journal.ListAsync(JobQuery.Uncertain, cancellationToken).ConfigureAwait(false))
        {
            if (LaneOf(record.Provider) is not { } lane || !await ReconcileAsync(lane, record, cancellationToken).ConfigureAwait(false))
            {
                left.Add(record);
            }
        }

        return left;
    }

    /// <summary>Says which job an uncertain submission became. The provider is asked for it first.</summary>
    /// <param name="key">The tracker's name of the submission.</param>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The submission is not uncertain, or the id is another job's.</exception>
    /// <exception cref="JobNotFoundException">The provider has no such job.</exception>
    /// <exception cref="TypedException">No usable answer.</exception>
    public async Task<TrackedJob> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        var record = await UncertainAsync(key, cancellationToken).ConfigureAwait(false);
        var lane = LaneFor(record.Provider);
        if (await _journal.FindByJobIdAsync(record.Provider, jobId, cancellationToken).ConfigureAwait(false) is { } other)
        {
            throw new InvalidOperationException($"The id is that of {other}.");
        }

        var snapshot = await lane.Provider.GetAsync(jobId, cancellationToken).ConfigureAwait(false);
        return HandleOf((await AttachAsync(lane, record, snapshot).ConfigureAwait(false)).Record, null);
    }

    /// <summary>Leaves an uncertain submission: it never arrived, or nobody wants it. After that an equal request may be sent.</summary>
    /// <param name="key">The tracker's name of the submission.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The submission is not uncertain.</exception>
    public async Task AbandonAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        var record = await UncertainAsync(key, cancellationToken).ConfigureAwait(false);
        await _journal.UpdateAsync(
            record with { State = JobState.Abandoned, EndedAt = _time.GetUtcNow(), Request = null }, _options.Owner, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks again at a job whose deadline has passed.</summary>
    /// <param name="key">The tracker's name of the job.</param>
    /// <param name="deadline">How long from now; null for ever.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The job is not overdue.</exception>
    public async Task<TrackedJob> ResumeAsync(Guid key, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        var record = await _journal.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (record?.State != JobState.Overdue)
        {
            throw new InvalidOperationException($"{record?.ToString() ?? key.ToString("N")} is not overdue.");
        }

        record = await _journal.UpdateAsync(
            record with { State = JobState.Open, Reason = null, Deadline = _time.GetUtcNow() + deadline }, _options.Owner, cancellationToken).ConfigureAwait(false);
        Register(LaneFor(record.Provider), record);
        return HandleOf(record, null);
    }

    private async Task<TrackerRecovery> RecoverAsync(JournalRecovery opened, CancellationToken cancellationToken)
    {
        var (resumed, uncertain, unfetched) = await TakeOverAsync(cancellationToken).ConfigureAwait(false);
        var left = new List<JobRecord>();
        foreach (var record in uncertain)
        {
            if (!await ReconcileAsync(_lanes[record.Provider], record, cancellationToken).ConfigureAwait(false))
            {
                TrackerLog.Uncertain(_log, record.Provider, record.Key, record.Reason);
                left.Add(record);
            }
        }

        return new TrackerRecovery { Journal = opened, Resumed = resumed, Uncertain = left, Unfetched = unfetched };
    }

    private async Task MaintainAsync()
    {
        await _journal.RenewAsync(_options.Owner, _options.Lease, _stop.Token).ConfigureAwait(false);
        await TakeOverAsync(_stop.Token).ConfigureAwait(false);
    }

    // Jobs without a living owner: those of this process before its restart, or of a machine that is gone.
    private async Task<(List<JobRecord> Resumed, List<JobRecord> Uncertain, List<JobRecord> Unfetched)> TakeOverAsync(CancellationToken cancellationToken)
    {
        var claimed = await _journal.ClaimAsync(_options.Owner, _options.Lease, _lanes.Keys, int.MaxValue, cancellationToken).ConfigureAwait(false);
        List<JobRecord> resumed = [], unfetched = [];
        List<Task<JobRecord>> intents = [];
        List<JobRecord> uncertain = [.. claimed.Where(record => record.State == JobState.Uncertain)];
        foreach (var record in claimed)
        {
            switch (record.State)
            {
                case JobState.Intent:
                    // Whoever wrote it is gone: whether it left, nobody here knows.
                    intents.Add(_journal.UpdateAsync(
                        record with { State = JobState.Uncertain, Reason = "The process ended while the request was being sent." }, _options.Owner, cancellationToken).AsTask());
                    break;
                case JobState.Open:
                    Register(_lanes[record.Provider], record);
                    resumed.Add(record);
                    break;
                case JobState.Succeeded:
                    AfterEnd(new JobEntry(_lanes[record.Provider], record));
                    unfetched.Add(record);
                    break;
            }
        }

        uncertain.AddRange(await Task.WhenAll(intents).ConfigureAwait(false));
        return (resumed, uncertain, unfetched);
    }

    private void Register(Lane lane, JobRecord record)
    {
        var entry = new JobEntry(lane, record);
        _entries[record.Key] = entry;
        _scheduler.Schedule(entry, JobStep.Look, TimeSpan.Zero);
    }

    private async Task<bool> ReconcileAsync(Lane lane, JobRecord record, CancellationToken cancellationToken)
    {
        if (lane.Provider is not ISubmissionFinder finder || RequestOf(record) is not { } request)
        {
            return false;
        }

        try
        {
            var finding = await finder.FindAsync(request, record.CreatedAt, cancellationToken).ConfigureAwait(false);
            if (finding.Snapshot is { } snapshot
                && await _journal.FindByJobIdAsync(record.Provider, snapshot.Id, cancellationToken).ConfigureAwait(false) is null)
            {
                await AttachAsync(lane, record, snapshot).ConfigureAwait(false);
                return true;
            }

            if (finding is { Snapshot: null, IsAbsent: true })
            {
                await _journal.UpdateAsync(
                    record with { State = JobState.NotSent, Reason = "The provider says that it did not arrive.", EndedAt = _time.GetUtcNow(), Request = null },
                    _options.Owner,
                    CancellationToken.None).ConfigureAwait(false);
                return true;
            }
        }
        catch (TypedException exception)
        {
            TrackerLog.LookFailed(_log, lane.Name, 1, exception.GetType().Name, exception.StatusCode is { } status ? (int)status : 0);
        }

        return false;
    }

    private async Task<JobEntry> AttachAsync(Lane lane, JobRecord record, JobSnapshot snapshot)
    {
        record = await _journal.UpdateAsync(
            record with { State = JobState.Open, JobId = snapshot.Id, SubmittedAt = snapshot.CreatedAt ?? record.CreatedAt, Reason = null, Request = null },
            _options.Owner,
            CancellationToken.None).ConfigureAwait(false);
        TrackerLog.Reconciled(_log, lane.Name, record.Key, snapshot.Id);
        var entry = new JobEntry(lane, record);
        _entries[record.Key] = entry;
        await SeeAsync(entry, snapshot).ConfigureAwait(false);
        return entry;
    }

    private async Task<JobRecord> UncertainAsync(Guid key, CancellationToken cancellationToken)
    {
        var record = await _journal.FindAsync(key, cancellationToken).ConfigureAwait(false);
        return record?.State == JobState.Uncertain
            ? record
            : throw new InvalidOperationException($"{record?.ToString() ?? key.ToString("N")} is not uncertain.");
    }

    private static GenerationRequest? RequestOf(JobRecord record) =>
        record is { Model: { } model, Request: { } parameters }
            ? new GenerationRequest(record.Provider, model, JsonSerializer.SerializeToUtf8Bytes(parameters, JobRecordJson.Default.JsonElement))
            : null;
}
