namespace Typed;

/// <summary>A request may have reached the provider and may have been charged, but there is no usable answer. Do not just send it again.</summary>
/// <remarks>Ask the provider for its newest jobs, or look at the credits, before you decide.</remarks>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The model.</param>
/// <param name="requestHash">SHA-256 over provider, model and parameters, in lower-case hex.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class UncertainSubmissionException(
    string provider, string model, string requestHash, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The model's name as the provider spells it.</summary>
    public string Model { get; } = model;

    /// <summary>SHA-256 over provider, model and parameters, in lower-case hex: the same request has the same hash.</summary>
    public string RequestHash { get; } = requestHash;
}
