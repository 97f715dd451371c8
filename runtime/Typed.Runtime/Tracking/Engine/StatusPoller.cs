using System.Diagnostics;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Polls the provider for open jobs, and decides how to treat each answer.</summary>
internal sealed class StatusPoller(TrackerContext context, JobFollower follower)
{
    private readonly MissingJobs _missing = new(context);

    /// <summary>Checks the status of one job, or of several in one request.</summary>
    public async Task PollAsync(Lane lane, List<JobEntry> jobs)
    {
        using var activity = TrackerTrace.Poll(lane.Name, jobs);
        TypedException? error = null;
        IReadOnlyList<JobSnapshot> snapshots = [];
        try
        {
            snapshots = await GetSnapshotsAsync(lane, jobs).ConfigureAwait(false);
            lane.Health.Usable();
        }
        catch (TypedException exception)
        {
            error = exception;
        }
        catch (Exception exception) when (!context.Work.Stopping.IsCancellationRequested)
        {
            // A custom provider that breaks the contract must not stop the jobs of the others.
            error = new ProviderUnavailableException(lane.Name, $"{lane.Name} could not be polled.", exception);
        }
        finally
        {
            // Counted before the answer is recorded: the next request need not wait for the disk.
            context.Scheduler.Ended(lane, PauseOf(lane, error), (lane.Provider as IRateLimitSource)?.LatestRateLimit);
        }

        context.Metrics.Polled(lane.Name, jobs.Count, error);
        if (error is not null)
        {
            TrackerTrace.Fail(activity, error);
            await FailAsync(lane, jobs, error).ConfigureAwait(false);
            return;
        }

        var byId = new Dictionary<string, JobSnapshot>(snapshots.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var snapshot in snapshots.Where(snapshot => snapshot is { Id: not null, Assets: not null }))
        {
            byId[snapshot.Id] = snapshot;
        }

        // Together, so that all changes are written with one flush.
        await Task.WhenAll(jobs.Select(job => byId.TryGetValue(job.Record.JobId!, out var snapshot) ? HandleAsync(job, snapshot) : PollAlone(job))).ConfigureAwait(false);
    }

    // One missing answer does not prove that a part is lost. Like a missing job, it is checked again before the job ends without that part's result.
    private Task HandleAsync(JobEntry entry, JobSnapshot snapshot)
    {
        if (!snapshot.HasMissingPart || !snapshot.Status.IsFinal || _missing.IsGone(entry))
        {
            return follower.HandleAsync(entry, snapshot);
        }

        entry.Attempt++;
        entry.Report(entry.Progress(context.Time, null));
        return follower.ScheduleNextAsync(entry, MissingJobs.PauseOf(entry));
    }

    private async Task<IReadOnlyList<JobSnapshot>> GetSnapshotsAsync(Lane lane, List<JobEntry> jobs)
    {
        var stop = context.Work.Stopping;
        try
        {
            if (jobs.Count > 1)
            {
                return await lane.Batches!.GetManyAsync(jobs.ConvertAll(job => job.Record.JobId!), stop).WaitAsync(stop).ConfigureAwait(false);
            }

            var id = jobs[0].Record.JobId!;
            var snapshot = await lane.Provider.GetAsync(id, stop).WaitAsync(stop).ConfigureAwait(false);
            return AnswerCheck.IsAbout(snapshot, id)
                ? [snapshot]
                : throw new UnexpectedResponseException(lane.Name, $"{lane.Name} returned the status of another job.");
        }
        catch (ArgumentException exception)
        {
            throw new UnusableIdException(lane.Name, exception);
        }
        catch (JobNotFoundException exception) when (jobs.Count > 1 || !AnswerCheck.IsAbsence(exception))
        {
            throw new UnexpectedResponseException(lane.Name, $"The answer has the status of a missing job, but not the form of {lane.Name}'s errors.", exception)
            {
                StatusCode = exception.StatusCode,
                ResponseBody = exception.ResponseBody,
            };
        }
    }

    // Missing from a list is not proof: only the answer about the job itself counts.
    private Task PollAlone(JobEntry entry)
    {
        entry.PollAlone = true;
        context.Scheduler.Schedule(entry, JobStep.Poll, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    // The problem is the provider, not the job: all of its jobs wait, longer with each such answer.
    private TimeSpan? PauseOf(Lane lane, TypedException? error)
    {
        var inARow = error switch
        {
            null or UnusableIdException => 0,
            JobNotFoundException => AfterAnswer(lane),
            RateLimitedException or ProviderUnavailableException => lane.Health.Refused(error),
            _ => lane.Health.Unusable(error),
        };
        return inARow == 0 ? null : lane.Polling.DelayAfter(inARow, SubmissionErrors.RequestedPause(error!), context.Random());
    }

    private static int AfterAnswer(Lane lane)
    {
        lane.Health.Usable();
        return 0;
    }

    private async Task FailAsync(Lane lane, List<JobEntry> jobs, TypedException error)
    {
        TrackerLog.PollFailed(context.Log, lane.Name, jobs.Count, error.GetType().Name, error.StatusCode is { } status ? (int)status : 0);
        foreach (var entry in jobs)
        {
            entry.Attempt++;
            var progress = entry.Progress(context.Time, null, error);
            if (error is UnusableIdException && jobs.Count == 1)
            {
                await follower.MarkUncertainAsync(entry).ConfigureAwait(false);
                continue;
            }

            if (error is JobNotFoundException && _missing.IsGone(entry))
            {
                await follower.EndAsync(entry, entry.Record with { State = JobState.Gone, Reason = error.Message, EndedAt = context.Time.GetUtcNow() }, null).ConfigureAwait(false);
                continue;
            }

            if (error is InvalidCredentialsException)
            {
                // Waiting callers must be notified. The job stays and is polled again, since the keys may be corrected.
                entry.Fail(error);
            }

            entry.Report(progress);
            // An unreadable list may be the fault of one job.
            var isOneJobs = error is UnexpectedResponseException or JobNotFoundException or UnusableIdException;
            entry.PollAlone |= isOneJobs;
            // Only consecutive answers count: between two of them the job may have existed.
            entry.Absences = error is JobNotFoundException ? entry.Absences : (ushort)0;
            entry.Errors = (ushort)(isOneJobs ? Math.Min(entry.Errors + 1, ushort.MaxValue) : entry.Errors);
            await follower.ScheduleNextAsync(entry, JobFollower.Longer(MissingJobs.PauseOf(entry), SubmissionErrors.RequestedPause(error))).ConfigureAwait(false);
        }
    }
}
