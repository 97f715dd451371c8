namespace Typed;

/// <summary>The provider answered with something that the client does not understand.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnexpectedResponseException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
