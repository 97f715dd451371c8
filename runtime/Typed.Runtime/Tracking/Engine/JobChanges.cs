namespace Typed.Tracking.Engine;

/// <summary>The changes that a person decides: which states allow them, and what they write.</summary>
internal static class JobChanges
{
    public static bool CanBeResolved(JobState state) =>
        state is JobState.Uncertain or JobState.Gone or JobState.Overdue or JobState.Abandoned or JobState.NotSent or JobState.Expired;

    public static bool CanBeAbandoned(JobState state) => state is JobState.Uncertain or JobState.Gone or JobState.Overdue;

    public static bool CanBeResumed(JobState state) => state is JobState.Overdue or JobState.Gone or JobState.Expired or JobState.Abandoned;

    /// <summary>Assigns a provider's job to a submission. The next status check shows whether the provider has it.</summary>
    public static JobRecord Resolved(JobRecord record, string jobId) => record with
    {
        State = JobState.Open,
        JobId = jobId,
        SubmittedAt = record.SubmittedAt ?? record.CreatedAt,
        EndedAt = null,
        Reason = null,
        Request = null,
        Candidates = null,
    };

    public static JobRecord Abandoned(JobRecord record, DateTimeOffset now) => record with { State = JobState.Abandoned, EndedAt = now, Request = null, Candidates = null };

    /// <summary>Takes a job up again. A job without an id becomes uncertain.</summary>
    public static JobRecord Resumed(JobRecord record, DateTimeOffset? deadline) => record with
    {
        State = record.JobId is null ? JobState.Uncertain : JobState.Open,
        Reason = null,
        EndedAt = null,
        Deadline = deadline,
    };

    /// <summary>Removes the parameters. An uncertain submission is then no longer recognized by them.</summary>
    public static JobRecord WithoutParameters(JobRecord record) => record.State == JobState.Uncertain ? record with { Request = null } : record;
}
