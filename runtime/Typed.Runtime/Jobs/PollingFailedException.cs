namespace Typed;

/// <summary>Several polls in a row failed while a job was awaited. The job is not lost: wait again, or resume it by its token.</summary>
/// <param name="job">The awaited job.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The error of the last poll.</param>
public sealed class PollingFailedException(GenerationJob job, string message, Exception? innerException = null)
    : ProviderUnavailableException(NotNull(job).Provider, message, innerException)
{
    /// <summary>The awaited job. Wait again, or keep its <see cref="GenerationJob.ResumeToken"/>.</summary>
    public GenerationJob Job { get; } = job;

    private static GenerationJob NotNull(GenerationJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job;
    }
}
