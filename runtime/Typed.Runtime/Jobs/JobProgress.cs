using Typed.Providers;

namespace Typed;

/// <summary>One look at a job while it is waited for.</summary>
/// <param name="Status">The last known status.</param>
/// <param name="Elapsed">The time since the job was submitted; since it was resumed where the time of submission is not known.</param>
/// <param name="Attempt">How often the provider was asked in this wait, from 1; 0 where the answer to the submission was already final.</param>
/// <param name="Snapshot">What the provider last said of the job, partial assets included; null where no look has succeeded yet.</param>
public sealed record JobProgress(JobStatus Status, TimeSpan Elapsed, int Attempt, JobSnapshot? Snapshot)
{
    /// <summary>Why this look failed; null where it succeeded. The wait goes on.</summary>
    public TypedException? Error { get; init; }
}
