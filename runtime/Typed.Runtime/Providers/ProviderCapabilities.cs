namespace Typed.Providers;

/// <summary>A provider that can report many jobs in one request.</summary>
public interface IBatchStatusProvider
{
    /// <summary>The maximum number of jobs per request.</summary>
    int MaxBatchSize { get; }

    /// <summary>Gets the state of many jobs in one request.</summary>
    /// <param name="jobIds">The job ids, at most <see cref="MaxBatchSize"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The jobs that the provider returned. A missing job is requested individually before any conclusion is drawn.</returns>
    /// <exception cref="TypedException">As for a single job.</exception>
    Task<IReadOnlyList<JobSnapshot>> GetManyAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken);
}

/// <summary>A provider whose jobs may have several generations with their own ids, which its webhooks refer to.</summary>
public interface IJobPartSource
{
    /// <summary>The ids of a job's generations.</summary>
    /// <param name="jobId">The id of the job.</param>
    IReadOnlyList<string> PartsOf(string jobId);
}

/// <summary>A provider that reports how many requests are left.</summary>
public interface IRateLimitSource
{
    /// <summary>The latest reported request budget, or null if none has been reported.</summary>
    RateLimitReading? LatestRateLimit { get; }
}

/// <summary>A provider whose job responses echo the request, so that a job can be matched to an uncertain submission.</summary>
public interface ISubmissionMatcher
{
    /// <summary>Determines whether the job definitely belongs to the request. Returns false if this is uncertain.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The job as the provider reported it for its id.</param>
    bool Matches(GenerationRequest request, JobSnapshot snapshot);
}

/// <summary>A provider that can report whether a submission arrived: through a list of the latest jobs, a reference, or an idempotency key.</summary>
public interface ISubmissionFinder
{
    /// <summary>Searches for the job of an uncertain submission.</summary>
    /// <param name="request">The request that may have arrived.</param>
    /// <param name="sentAt">When the request was sent, by this machine's clock.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TypedException">There is no usable response.</exception>
    Task<SubmissionFinding> FindAsync(GenerationRequest request, DateTimeOffset sentAt, CancellationToken cancellationToken);
}

/// <summary>The provider's answer about an uncertain submission.</summary>
/// <param name="Snapshot">The job, or null if none was found.</param>
/// <param name="IsAbsent">True if the provider is certain that the submission did not arrive and will not arrive.</param>
public sealed record SubmissionFinding(JobSnapshot? Snapshot, bool IsAbsent = false)
{
    /// <summary>Neither found nor definitely absent.</summary>
    public static SubmissionFinding Unknown { get; } = new((JobSnapshot?)null);
}

/// <summary>A provider that can identify the account of its keys, so that a job is not searched for in another account.</summary>
public interface IAccountSource
{
    /// <summary>A short hash of the keys and the base address, equal for the same account. It does not reveal a key. Null if unknown.</summary>
    string? AccountId { get; }
}
