namespace Typed.Tracking;

/// <summary>An equal request is open or uncertain, or the request with this idempotency key was submitted before. A second one would also be paid for. Nothing was sent.</summary>
/// <param name="existing">The existing job.</param>
public sealed class DuplicateSubmissionException(JobRecord existing)
    : TypedException(
        existing?.Provider ?? "",
        $"{(existing is { State: var state } && state.IsFinal() ? "The request with this key was submitted before" : "An equal request is not settled")} ({existing}). Nothing was sent. Use {nameof(EqualRequest)}.{nameof(EqualRequest.Join)} to wait for that job, or {nameof(EqualRequest)}.{nameof(EqualRequest.Send)} to pay for another.")
{
    /// <summary>The existing job.</summary>
    public JobRecord Existing { get; } = existing!;
}

/// <summary>A job ended without a result for a reason other than a failure at the provider. See <see cref="JobRecord.State"/>.</summary>
/// <param name="record">The job.</param>
public sealed class JobNotFinishedException(JobRecord record)
    : TypedException(record?.Provider ?? "", $"{record}. {record?.Reason}".TrimEnd())
{
    /// <summary>The job.</summary>
    public JobRecord Record { get; } = record!;
}

/// <summary>The provider has accepted a job, but the journal could not be written. Keep the id: the journal contains only the intent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="jobId">The provider's id.</param>
/// <param name="key">The tracker's key for the job.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnrecordedJobException(string provider, string jobId, Guid key, Exception innerException)
    : TypedException(provider, $"{provider} accepted job {jobId}, but the journal could not be written. Keep the id, and resolve {key:N} with it.", innerException)
{
    /// <summary>The provider's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The tracker's key for the job.</summary>
    public Guid Key { get; } = key;
}
