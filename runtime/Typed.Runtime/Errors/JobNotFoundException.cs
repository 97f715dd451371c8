namespace Typed;

/// <summary>The provider has no such job, or no longer has it: a 404 or 410 with an error in the provider's own form, not the page of a gateway.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="jobId">The job's id.</param>
/// <param name="innerException">The cause.</param>
public sealed class JobNotFoundException(string provider, string jobId, Exception? innerException = null)
    : TypedException(provider, $"{provider} has no job '{jobId}'.", innerException)
{
    /// <summary>The job's id.</summary>
    public string JobId { get; } = jobId;
}
