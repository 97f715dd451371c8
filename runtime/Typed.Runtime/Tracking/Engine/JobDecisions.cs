namespace Typed.Tracking.Engine;

/// <summary>Carries out what a person decides about jobs that the tracker cannot resolve, or has given up.</summary>
internal sealed class JobDecisions(TrackerContext context, Reconciler reconciler, JobFollower follower)
{
    /// <summary>Assigns a provider's job to a submission. The provider must confirm the job first.</summary>
    public async Task<JobRecord> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        var record = await FindAsync(
            key,
            "resolved",
            one => JobChanges.CanBeResolved(one.State),
            cancellationToken).ConfigureAwait(false);
        var lane = context.Roster.LaneOf(record.Provider);
        if (await context.Journal.FindByJobIdAsync(record.Provider, jobId, cancellationToken).ConfigureAwait(false) is { } other && other.Key != key)
        {
            throw new InvalidOperationException($"The id belongs to {other}.");
        }

        await context.Scheduler.Permits.WaitForBudgetAsync(lane, record.Tenant, cancellationToken).ConfigureAwait(false);
        try
        {
            var snapshot = await lane.Provider.GetAsync(jobId, cancellationToken).ConfigureAwait(false);
            return AnswerCheck.IsAbout(snapshot, jobId)
                ? (await reconciler.AttachAsync(lane, record, snapshot).ConfigureAwait(false)).Record
                : throw new UnexpectedResponseException(lane.Name, $"{lane.Name} returned the status of another job.");
        }
        finally
        {
            context.Scheduler.Permits.Answered(lane);
        }
    }

    /// <summary>Abandons a job that is not to be followed to its end.</summary>
    public async Task AbandonAsync(Guid key, CancellationToken cancellationToken)
    {
        var record = await FindAsync(
            key,
            "abandoned",
            one => JobChanges.CanBeAbandoned(one.State)
                || (one.State == JobState.Open && context.Roster.Find(key) is { Absences: > 0 }),
            cancellationToken).ConfigureAwait(false);
        record = await context.Roster.WriteAsync(JobChanges.Abandoned(record, context.Time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (context.Roster.Find(key) is { } entry)
        {
            context.Roster.Drop(entry);
            entry.Change(record);
        }
    }

    /// <summary>Follows a job again that the tracker or its user has given up. A job without an id becomes uncertain again.</summary>
    public async Task<JobRecord> ResumeAsync(Guid key, TimeSpan? deadline, CancellationToken cancellationToken)
    {
        var record = await FindAsync(key, "resumed", one => JobChanges.CanBeResumed(one.State), cancellationToken).ConfigureAwait(false);
        var lane = context.Roster.LaneOf(record.Provider);
        record = await context.Roster.WriteAsync(
            JobChanges.Resumed(record, context.Time.GetUtcNow() + deadline) with { Account = lane.Account ?? record.Account }, cancellationToken).ConfigureAwait(false);
        if (record.State == JobState.Open)
        {
            follower.Follow(record);
        }

        return record;
    }

    private async Task<JobRecord> FindAsync(Guid key, string what, Func<JobRecord, bool> holds, CancellationToken cancellationToken)
    {
        var record = await context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The journal has no job {key:N}.");
        return holds(record) ? record : throw new InvalidOperationException($"{record}: a job in this state cannot be {what}.");
    }
}
