using Typed.Providers;

namespace Typed;

/// <summary>One status check during a wait.</summary>
/// <param name="Status">The last known status.</param>
/// <param name="Elapsed">The time since the job was submitted, or since it was resumed if the submission time is unknown.</param>
/// <param name="Attempt">The number of status checks in this wait, from 1; 0 if the submission response was already final.</param>
/// <param name="Snapshot">The provider's latest answer, including partial assets; null if no status check has succeeded yet.</param>
public sealed record JobProgress(JobStatus Status, TimeSpan Elapsed, int Attempt, JobSnapshot? Snapshot)
{
    /// <summary>Why this status check failed; null if it succeeded. The wait continues.</summary>
    public TypedException? Error { get; init; }
}
