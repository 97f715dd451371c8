namespace Typed;

/// <summary>The provider cannot be reached or fails itself. From a submission: nothing was sent. From a wait: the job is not lost, see <see cref="Job"/>.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class ProviderUnavailableException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The job that was waited for; wait again, or keep its <see cref="GenerationJob.ResumeToken"/>. Null where no job was waited for.</summary>
    public GenerationJob? Job { get; init; }

    /// <summary>How long the provider asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
