namespace Typed.Tracking;

/// <summary>Selects jobs of a journal. A property that is null does not filter.</summary>
public sealed record JobQuery
{
    /// <summary>The jobs that are or may be paid for and have not ended (<see cref="JobStates.IsUnsettled"/>).</summary>
    public static JobQuery Unsettled { get; } = new()
    {
        States = [JobState.Intent, JobState.Open, JobState.Uncertain, JobState.Overdue, JobState.Unknown],
    };

    /// <summary>The jobs whose submission is uncertain.</summary>
    public static JobQuery Uncertain { get; } = new() { States = [JobState.Uncertain] };

    /// <summary>The jobs that the provider no longer has.</summary>
    public static JobQuery Gone { get; } = new() { States = [JobState.Gone] };

    /// <summary>The jobs that have succeeded but whose result is not on disk yet.</summary>
    public static JobQuery Unfetched { get; } = new() { States = [JobState.Succeeded], IsFetched = false };

    /// <summary>The provider's key.</summary>
    public string? Provider { get; init; }

    /// <summary>The states.</summary>
    public IReadOnlyCollection<JobState>? States { get; init; }

    /// <summary>The request's hash.</summary>
    public string? RequestHash { get; init; }

    /// <summary>The model as the provider spells it.</summary>
    public string? Model { get; init; }

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>A tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether the result is on disk.</summary>
    public bool? IsFetched { get; init; }

    /// <summary>The earliest time at which the intent was written (inclusive).</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>The latest time at which the intent was written (exclusive).</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Determines whether a record matches the query.</summary>
    /// <param name="record">The record.</param>
    public bool Matches(JobRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (Provider is null || Provider == record.Provider)
            && (States is null || States.Contains(record.State))
            && (RequestHash is null || RequestHash == record.RequestHash)
            && (Model is null || Model == record.Model)
            && (Label is null || Label == record.Label)
            && (Tenant is null || Tenant == record.Tenant)
            && (Tag is null || (record.Tags?.Contains(Tag, StringComparer.Ordinal) ?? false))
            && (IsFetched is null || IsFetched == record.FetchedAt is not null)
            && (CreatedFrom is null || record.CreatedAt >= CreatedFrom)
            && (CreatedBefore is null || record.CreatedAt < CreatedBefore);
    }

    /// <summary>Determines whether a tracker has work to do for a job: the job may end, its submission is uncertain, or its result is not fetched.</summary>
    /// <param name="record">The record.</param>
    public static bool NeedsWork(JobRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.State is JobState.Intent or JobState.Open or JobState.Uncertain
            || (record is { State: JobState.Succeeded, FetchedAt: null });
    }
}
