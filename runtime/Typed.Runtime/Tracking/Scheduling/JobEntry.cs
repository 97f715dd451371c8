using System.Threading.Channels;
using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>The next step for a job.</summary>
internal enum JobStep : byte
{
    None = 0,
    Poll = 1,
    Fetch = 2,
    Expiry = 3,

    /// <summary>Query the provider about the job that a webhook has named for an uncertain submission.</summary>
    Confirm = 4,
}

internal static class JobSteps
{
    /// <summary>Determines whether the step sends a request to the provider's API, which counts against its budget.</summary>
    public static bool IsRequest(this JobStep step) => step is JobStep.Poll or JobStep.Confirm;
}

/// <summary>A job in memory. There are many, so it has no unnecessary fields and no timer, task or token of its own.</summary>
internal sealed class JobEntry(Lane lane, JobRecord record)
{
    private List<ChannelWriter<JobProgress>>? _watchers;

    public Lane Lane { get; } = lane;

    public JobRecord Record { get; set; } = record;

    /// <summary>The newest position in the queue; older ones are stale. 0: not queued.</summary>
    public long Stamp { get; set; }

    public long Due { get; set; }

    public long LastPoll { get; set; } = -TimeSpan.TicksPerDay;

    public int Attempt { get; set; }

    /// <summary>The number of consecutive status checks with an unusable answer.</summary>
    public ushort Errors { get; set; }

    /// <summary>The number of consecutive answers that the job does not exist.</summary>
    public ushort Absences { get; set; }

    /// <summary>The time of the first such answer, by the scheduler's clock.</summary>
    public long AbsentSince { get; set; }

    public JobStep Step { get; set; }

    public bool IsBusy { get; set; }

    public bool PollAgain { get; set; }

    public bool PollAlone { get; set; }

    public bool IsWarned { get; set; }

    /// <summary>Whether the newest status text is unknown.</summary>
    public bool IsStatusUnknown { get; set; }

    /// <summary>Whether the tracker has stopped trying to save the result.</summary>
    public bool IsFetchGivenUp { get; set; }

    /// <summary>Why this process no longer follows the job, and nobody completes a watcher that comes later; null while it does.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Watches the job from now on. The entry is the lock: a change reaches every watcher that was added before it.</summary>
    public ChannelReader<JobProgress> Watch(out ChannelWriter<JobProgress> writer)
    {
        var channel = Channel.CreateUnbounded<JobProgress>(new UnboundedChannelOptions { SingleReader = true });
        writer = channel.Writer;
        lock (this)
        {
            if (IsWaitOver)
            {
                writer.Complete();
            }
            else if (Failure is not null)
            {
                writer.Complete(Failure);
            }
            else
            {
                (_watchers ??= []).Add(writer);
            }
        }

        return channel.Reader;
    }

    public void Unwatch(ChannelWriter<JobProgress> writer)
    {
        lock (this)
        {
            _watchers?.Remove(writer);
        }
    }

    public void Report(JobProgress progress)
    {
        lock (this)
        {
            _watchers?.ForEach(watcher => watcher.TryWrite(progress));
        }
    }

    /// <summary>Sets the new record. If it ends the job, the watchers are completed too.</summary>
    public void Change(JobRecord record, JobProgress? progress = null)
    {
        lock (this)
        {
            Record = record;
            if (progress is not null)
            {
                Report(progress);
            }

            if (IsWaitOver)
            {
                _watchers?.ForEach(watcher => watcher.TryComplete());
                _watchers = null;
            }
        }
    }

    public void Fail(Exception exception)
    {
        lock (this)
        {
            Failure = exception;
            _watchers?.ForEach(watcher => watcher.TryComplete(exception));
            _watchers = null;
        }
    }

    public JobProgress Progress(TimeProvider time, JobSnapshot? snapshot, TypedException? error = null)
    {
        var elapsed = time.GetUtcNow() - (Record.SubmittedAt ?? Record.CreatedAt);
        return new JobProgress(snapshot?.Status ?? new JobStatus(Record.Status ?? ""), elapsed, Attempt, snapshot) { Error = error };
    }

    // Nothing to wait for: ended, uncertain or given up.
    private bool IsWaitOver => Record.State is not (JobState.Intent or JobState.Open);
}
