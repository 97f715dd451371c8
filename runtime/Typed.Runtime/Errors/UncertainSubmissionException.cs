namespace Typed;

/// <summary>The request may have reached the provider and been charged, but there is no usable response. Do not simply send it again.</summary>
/// <remarks>Check the provider's newest jobs or the credit balance before you decide.</remarks>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The model.</param>
/// <param name="requestHash">SHA-256 of provider, model and parameters, in lowercase hex.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class UncertainSubmissionException(
    string provider, string model, string requestHash, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException)
{
    /// <summary>The model's name as the provider spells it.</summary>
    public string Model { get; } = model;

    /// <summary>SHA-256 of provider, model and parameters, in lowercase hex. Equal requests have equal hashes.</summary>
    public string RequestHash { get; } = requestHash;
}
