namespace Typed;

/// <summary>The provider returned a response that the client does not understand.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnexpectedResponseException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
