namespace Typed;

/// <summary>The provider refuses the API keys (401), or what they may do (403).</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class InvalidCredentialsException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
