namespace Typed.Tracking;

/// <summary>An equal request is open or uncertain; a second one would be paid for too. Nothing was sent.</summary>
/// <param name="existing">The job that there is.</param>
public sealed class DuplicateSubmissionException(JobRecord existing)
    : TypedException(
        existing?.Provider ?? "",
        $"An equal request is not settled ({existing}). Nothing was sent. Ask for {nameof(EqualRequest)}.{nameof(EqualRequest.Join)} to wait for that job, or for {nameof(EqualRequest.Send)} to pay for another.")
{
    /// <summary>The job that there is.</summary>
    public JobRecord Existing { get; } = existing!;
}

/// <summary>A job did not end with a result, for another reason than failure at the provider: see <see cref="JobRecord.State"/>.</summary>
/// <param name="record">The job.</param>
public sealed class JobNotFinishedException(JobRecord record)
    : TypedException(record?.Provider ?? "", $"{record}. {record?.Reason}".TrimEnd())
{
    /// <summary>The job.</summary>
    public JobRecord Record { get; } = record!;
}

/// <summary>The provider has accepted a job, and the journal could not be written. Keep the id: the journal knows the job as an intent only.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="jobId">The provider's id.</param>
/// <param name="key">The tracker's name of the job.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnrecordedJobException(string provider, string jobId, Guid key, Exception innerException)
    : TypedException(provider, $"{provider} accepted job {jobId}, but the journal could not be written. Keep the id, and resolve {key:N} with it.", innerException)
{
    /// <summary>The provider's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The tracker's name of the job.</summary>
    public Guid Key { get; } = key;
}
