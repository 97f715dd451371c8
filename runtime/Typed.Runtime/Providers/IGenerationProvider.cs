namespace Typed.Providers;

/// <summary>A provider as jobs see it: submit once, then ask until the job has ended. Implement it to plug in a provider of your own.</summary>
/// <remarks>Errors are thrown as <see cref="TypedException"/>s; their types decide whether a wait goes on.</remarks>
public interface IGenerationProvider
{
    /// <summary>The provider's key, as the folder under <c>schemas/</c> is called, such as <c>creatify</c>.</summary>
    string Name { get; }

    /// <summary>Sends a request, once. Must not send it again, whatever happens: a second one is paid for too.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The job as the provider answered; its <see cref="JobSnapshot.Id"/> is what the job is found by.</returns>
    /// <exception cref="UncertainSubmissionException">The provider may have received the request, but there is no usable answer.</exception>
    /// <exception cref="ProviderUnavailableException">The provider could not be reached; nothing was sent.</exception>
    Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken);

    /// <summary>Asks for a job.</summary>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JobNotFoundException">The provider has no such job, or has it no longer.</exception>
    /// <exception cref="RateLimitedException">Too many requests; a wait goes on.</exception>
    /// <exception cref="ProviderUnavailableException">No answer, or an error of the provider's own; a wait goes on.</exception>
    Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken);
}
