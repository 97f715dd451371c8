namespace Typed.Providers;

/// <summary>A provider that answers for many jobs in one request.</summary>
public interface IBatchStatusProvider
{
    /// <summary>The most jobs of one request.</summary>
    int MaxBatchSize { get; }

    /// <summary>Asks for many jobs, in one request.</summary>
    /// <param name="jobIds">Their ids, at most <see cref="MaxBatchSize"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the provider answered with; a job that is missing in it is asked for alone before anything is concluded.</returns>
    /// <exception cref="TypedException">As for one job.</exception>
    Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken);
}

/// <summary>A provider whose jobs may have several generations with ids of their own, by which its webhooks speak of them.</summary>
public interface IJobPartSource
{
    /// <summary>The ids of a job's generations.</summary>
    /// <param name="jobId">The id of the job.</param>
    IReadOnlyList<string> PartsOf(string jobId);
}

/// <summary>A provider whose answers say how many requests are left.</summary>
public interface IRateLimitSource
{
    /// <summary>What the newest answer said; null where none has said anything.</summary>
    RateLimitReading? LatestRateLimit { get; }
}

/// <summary>A provider whose answer about a job shows what was asked for, so that a job is recognized as that of an uncertain submission.</summary>
public interface ISubmissionMatcher
{
    /// <summary>Whether the job is surely the request's. In doubt, false.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The job, as the provider answered for its id.</param>
    bool Matches(GenerationRequest request, JobSnapshot snapshot);
}

/// <summary>A provider that can be asked whether a submission arrived: by a list of the newest jobs, a reference, an idempotency key.</summary>
public interface ISubmissionFinder
{
    /// <summary>Looks for the job of an uncertain submission.</summary>
    /// <param name="request">The request that may have arrived.</param>
    /// <param name="sentAt">When it was sent, by this machine's clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TypedException">No usable answer.</exception>
    Task<SubmissionFinding> FindAsync(GenerationRequest request, DateTimeOffset sentAt, CancellationToken cancellationToken);
}

/// <summary>What a provider knows of an uncertain submission.</summary>
/// <param name="Snapshot">The job; null where none was found.</param>
/// <param name="IsAbsent">True where the provider is sure that it did not arrive, and will not.</param>
public sealed record SubmissionFinding(JobSnapshot? Snapshot, bool IsAbsent = false)
{
    /// <summary>Neither found nor surely absent.</summary>
    public static SubmissionFinding Unknown { get; } = new((JobSnapshot?)null);
}

/// <summary>A provider that can say which account its keys belong to, so that a job is not looked for in another account.</summary>
public interface IAccountSource
{
    /// <summary>A short hash of keys and base address: equal for the same account, and no way back to a key. Null if it is not known.</summary>
    string? AccountId { get; }
}
