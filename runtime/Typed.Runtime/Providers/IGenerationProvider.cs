namespace Typed.Providers;

/// <summary>A provider as used by jobs: submits once, then polls until the job ends. Implement it to add your own provider.</summary>
/// <remarks>Errors are thrown as <see cref="TypedException"/>s. The exception type determines whether waiting continues.</remarks>
public interface IGenerationProvider
{
    /// <summary>The provider's key: the name of its folder under <c>schemas/</c>, such as <c>creatify</c>.</summary>
    string Name { get; }

    /// <summary>Sends a request once. Must never send it again, because a second request would also be charged.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request before it is sent.</param>
    /// <returns>The job as reported by the provider. Its <see cref="JobSnapshot.Id"/> identifies the job in later calls.</returns>
    /// <exception cref="UncertainSubmissionException">The provider may have received the request, but there is no usable response.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached; nothing was sent.</exception>
    Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken);

    /// <summary>Gets the current state of a job.</summary>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JobNotFoundException">The job does not exist, or no longer exists.</exception>
    /// <exception cref="RateLimitedException">Too many requests. Waiting continues.</exception>
    /// <exception cref="ProviderUnavailableException">No response, or a provider-side error. Waiting continues.</exception>
    Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken);
}
