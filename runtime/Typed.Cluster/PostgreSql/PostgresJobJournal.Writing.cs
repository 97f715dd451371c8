using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

public sealed partial class PostgresJobJournal
{
    /// <inheritdoc/>
    public async ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var job = JobColumns.Of(record, _options.MaxRecordBytes);
        var giveUpAt = TimeProvider.System.GetTimestamp() + (long)(_options.SubmitTimeout.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var isLimited = _ledger.IsLimited(record);
        if (isLimited && !allowEqual && record.Identity is { } own && await _finder.EqualAsync(own, cancellationToken).ConfigureAwait(false) is { } first)
        {
            // The job costs nothing, so no limit applies.
            return first;
        }

        while (true)
        {
            var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), _options.SubmitTimeout, cancellationToken).ConfigureAwait(false);
            var write = new PendingWrite(job, isAdd: true) { AllowEqual = allowEqual, Epoch = epoch, GiveUpAt = giveUpAt, Cancelled = cancellationToken };
            var isWritten = isLimited
                ? await _ledger.AddAsync(write, _options.SubmitTimeout, cancellationToken).ConfigureAwait(false)
                : await _writer.WriteAsync(write).ConfigureAwait(false);
            if (isWritten)
            {
                return null;
            }

            if (!allowEqual && record.Identity is { } identity && await _finder.EqualAsync(identity, cancellationToken).ConfigureAwait(false) is { } equal)
            {
                return equal;
            }

            if (await FindAsync(record.Key, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw new JournalConflictException(record.Key, "The journal already has a job with this key.");
            }

            // The equal job was settled in the meantime, or the session was fenced.
            await _sessions.RenewAsync(owner, lease, _time.GetUtcNow(), _options.SubmitTimeout, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken) =>
        UpdateAsync(record, owner, releases: false, cancellationToken);

    /// <summary>Writes a change, and can release the job in the same step.</summary>
    /// <param name="record">The job, with the version that was read.</param>
    /// <param name="owner">The owner that writes.</param>
    /// <param name="releases">Whether another owner can claim the job after that.</param>
    /// <param name="cancellationToken">Cancels the operation before the change is written.</param>
    internal async ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, bool releases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var epoch = _sessions.EpochOf(owner);
        var next = record with { Version = record.Version + 1 };
        var job = JobColumns.Of(next, _options.MaxRecordBytes);
        while (!await _writer.WriteAsync(new PendingWrite(job, isAdd: false) { Epoch = epoch, Releases = releases, Cancelled = cancellationToken }).ConfigureAwait(false))
        {
            if (epoch is { } own && await _sessions.HasEndedAsync(owner, own).ConfigureAwait(false))
            {
                // Others may have claimed the jobs by now. This owner must claim again the jobs that it still needs.
                throw new JournalConflictException(record.Key, "The lease of this process has ended.");
            }

            switch (await _claims.HolderAsync(record.Key, record.Version, epoch, CancellationToken.None).ConfigureAwait(false))
            {
                case JobHolder.Changed:
                    throw new JournalConflictException(record.Key, "The job was changed after it was read.");
                case JobHolder.Other:
                    throw new JournalConflictException(record.Key, "Another owner holds the job.");
                default:
                    // The session had expired, as after an outage, and was renewed after the attempt. Nobody else has the job, and nobody would take it
                    // from a live session: if this owner gave up now, the job would be forgotten.
                    break;
            }
        }

        return next;
    }

    /// <summary>Writes a change without a session, and releases the job. Refused if another live session holds the job.</summary>
    /// <exception cref="JournalConflictException">A live session holds the job, or it was changed after it was read.</exception>
    internal Task<JobRecord> UpdateFreeAsync(JobRecord record, CancellationToken cancellationToken) =>
        ReleaseWithAsync(record, isForced: false, "Another owner holds the job, or has changed it.", cancellationToken);

    /// <summary>Writes a person's decision about a job that is not polled, and releases the job. The next owner continues from there.</summary>
    /// <exception cref="JournalConflictException">The job was changed after it was read.</exception>
    internal Task<JobRecord> DecideAsync(JobRecord record, CancellationToken cancellationToken) =>
        ReleaseWithAsync(record, isForced: true, "The job was changed after it was read.", cancellationToken);

    // Writes a change without a session.
    private async Task<JobRecord> ReleaseWithAsync(JobRecord record, bool isForced, string conflict, CancellationToken cancellationToken)
    {
        var next = record with { Version = record.Version + 1 };
        var write = new PendingWrite(JobColumns.Of(next, _options.MaxRecordBytes), isAdd: false) { Releases = true, IsForced = isForced, Cancelled = cancellationToken };
        return await _writer.WriteAsync(write).ConfigureAwait(false) ? next : throw new JournalConflictException(record.Key, conflict);
    }
}
