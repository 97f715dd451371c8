using System.Diagnostics;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    private void Start(Lane lane, List<JobEntry> jobs, JobStep step)
    {
        switch (step)
        {
            case JobStep.Look:
                _ = Work(LookAsync(lane, jobs));
                break;
            case JobStep.Fetch:
                Fetch(jobs[0]);
                break;
            case JobStep.Expiry:
                _ = Work(CheckExpiryAsync(jobs[0]));
                break;
        }
    }

    private async Task LookAsync(Lane lane, List<JobEntry> jobs)
    {
        // A look is for jobs of many callers, long after any of them: under whom the timer was made, or who has just submitted, is not its cause.
        Activity.Current = null;
        using var activity = TrackerMetrics.Source.StartActivity("typed.look", ActivityKind.Client);
        activity?.SetTag("typed.provider", lane.Name).SetTag("typed.jobs", jobs.Count);
        TypedException? error = null;
        IReadOnlyList<JobSnapshot> seen = [];
        try
        {
            seen = jobs.Count > 1
                ? await lane.Batches!.GetManyAsync(jobs.ConvertAll(job => job.Record.JobId!), _stop.Token).WaitAsync(_stop.Token).ConfigureAwait(false)
                : [await lane.Provider.GetAsync(jobs[0].Record.JobId!, _stop.Token).WaitAsync(_stop.Token).ConfigureAwait(false)];
            lane.Errors = 0;
            lane.LastError = null;
        }
        catch (TypedException exception)
        {
            error = exception;
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            // A provider of the user's own that breaks its contract must not stop the jobs of all others.
            error = new ProviderUnavailableException(lane.Name, $"{lane.Name} could not be asked.", exception);
        }
        finally
        {
            // Counted before what it says is written: the next request need not wait for the disk.
            _scheduler.Ended(lane, PauseOf(lane, error), (lane.Provider as IRateLimitSource)?.LatestRateLimit);
        }

        _metrics.Looked(lane.Name, jobs.Count, error is not null);
        if (error is not null)
        {
            await FailLookAsync(lane, jobs, error).ConfigureAwait(false);
            return;
        }

        if (jobs.Count == 1)
        {
            await SeeAsync(jobs[0], seen[0]).ConfigureAwait(false);
            return;
        }

        var byId = new Dictionary<string, JobSnapshot>(seen.Count, StringComparer.Ordinal);
        foreach (var snapshot in seen)
        {
            byId[snapshot.Id] = snapshot;
        }

        // Together, so that what changed is written with one flush.
        await Task.WhenAll(jobs.Select(job => byId.TryGetValue(job.Record.JobId!, out var snapshot) ? SeeAsync(job, snapshot) : AskAlone(job))).ConfigureAwait(false);
    }

    // Missing in a list is no proof: only 404 or 410 for the job itself is.
    private Task AskAlone(JobEntry entry)
    {
        entry.AskAlone = true;
        _scheduler.Schedule(entry, JobStep.Look, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private TimeSpan? PauseOf(Lane lane, TypedException? error)
    {
        if (error is not (RateLimitedException or ProviderUnavailableException))
        {
            return null;
        }

        lane.LastError = error;
        lane.Errors = Math.Min(lane.Errors + 1, 1000);
        // The provider, not the job, is in trouble: all of its jobs wait, for longer with each refusal.
        return lane.Polling.DelayAfter(lane.Errors, PauseAsked(error), Random());
    }

    private async Task FailLookAsync(Lane lane, List<JobEntry> jobs, TypedException error)
    {
        TrackerLog.LookFailed(_log, lane.Name, jobs.Count, error.GetType().Name, error.StatusCode is { } status ? (int)status : 0);
        foreach (var entry in jobs)
        {
            if (error is JobNotFoundException && jobs.Count == 1)
            {
                await EndAsync(entry, entry.Record with { State = JobState.Gone, Reason = error.Message, EndedAt = _time.GetUtcNow() }, null).ConfigureAwait(false);
                continue;
            }

            entry.Attempt++;
            entry.Errors = (ushort)Math.Min(entry.Errors + 1, ushort.MaxValue);
            var progress = entry.Progress(_time, null, error);
            if (error is InvalidCredentialsException)
            {
                // Whoever waits must know; the job stays, and is looked at again, since the keys may be put right.
                lane.LastError = error;
                entry.Break(error);
            }

            entry.Tell(progress);
            // A list that cannot be read may be one job's fault.
            entry.AskAlone = error is UnexpectedResponseException or JobNotFoundException;
            await NextLookAsync(entry, PauseAsked(error)).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what the provider says of a job, by a look or a verified webhook. What comes late or twice changes nothing.</summary>
    private async Task SeeAsync(JobEntry entry, JobSnapshot snapshot)
    {
        entry.Attempt++;
        entry.Errors = 0;
        entry.AskAlone = false;
        if (entry.Record.State != JobState.Open)
        {
            _scheduler.Forget(entry);
            return;
        }

        Checkpoint.Reached("looked");
        var progress = entry.Progress(_time, snapshot);
        if (!snapshot.Status.IsFinal)
        {
            if ((entry.Record.Status ?? "") != snapshot.Status.Value && !await WriteAsync(entry, entry.Record with { Status = Interned(snapshot.Status) }).ConfigureAwait(false))
            {
                return;
            }

            entry.Tell(progress);
            await NextLookAsync(entry, snapshot.RetryAfter).ConfigureAwait(false);
            return;
        }

        var now = _time.GetUtcNow();
        await EndAsync(
            entry,
            entry.Record with
            {
                State = snapshot.Status.IsSucceeded ? JobState.Succeeded : JobState.Failed,
                Status = Interned(snapshot.Status),
                Reason = snapshot.FailedReason,
                EndedAt = now,
                CreditsUsed = snapshot.CreditsUsed,
                CreditsRefunded = snapshot.CreditsRefunded,
                Assets = snapshot.Assets.Count == 0 ? null : [.. snapshot.Assets.Select(JobAsset.Of)],
                FetchedAt = snapshot.Status.IsSucceeded && snapshot.Assets.Count == 0 ? now : null,
                ExpiresAt = snapshot.Status.IsSucceeded ? snapshot.Assets.Min(asset => asset.ExpiresAt) ?? (now + entry.Lane.Options.ResultLifetime) : null,
            },
            progress).ConfigureAwait(false);
    }

    private async Task NextLookAsync(JobEntry entry, TimeSpan? asked)
    {
        if (entry.Record.Deadline is { } deadline && deadline <= _time.GetUtcNow())
        {
            await EndAsync(entry, entry.Record with { State = JobState.Overdue, Reason = "The deadline has passed." }, null).ConfigureAwait(false);
            return;
        }

        _scheduler.Schedule(entry, JobStep.Look, UntilDeadline(entry, entry.Lane.Polling.DelayAfter(Math.Max(1, entry.Attempt), asked, Random())));
    }

    // The last look is at the deadline, not after it.
    private TimeSpan UntilDeadline(JobEntry entry, TimeSpan delay)
    {
        var left = entry.Record.Deadline - _time.GetUtcNow();
        return left < delay ? (left > TimeSpan.Zero ? left.Value : TimeSpan.Zero) : delay;
    }

    private async Task EndAsync(JobEntry entry, JobRecord record, JobProgress? progress)
    {
        if (!await WriteAsync(entry, record).ConfigureAwait(false))
        {
            return;
        }

        Checkpoint.Reached("end-durable");
        record = entry.Record;
        entry.Change(record, progress);
        _metrics.Ended(entry.Lane.Name, record.State, record.EndedAt - record.SubmittedAt);
        TrackerLog.Ended(_log, entry.Lane.Name, record.Key, record.JobId, record.StateText);
        AfterEnd(entry);
    }

    // Writes a change; where someone else has changed or taken the job, theirs holds.
    private async Task<bool> WriteAsync(JobEntry entry, JobRecord record)
    {
        try
        {
            entry.Record = await _journal.UpdateAsync(record, _options.Owner, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (JournalConflictException exception)
        {
            TrackerLog.Conflict(_log, entry.Lane.Name, record.Key, exception.Message);
            _scheduler.Forget(entry);
            _entries.TryRemove(record.Key, out _);
            if (await _journal.FindAsync(record.Key, CancellationToken.None).ConfigureAwait(false) is { } theirs)
            {
                entry.Change(theirs);
            }

            entry.Break(exception);
            return false;
        }
    }
}
