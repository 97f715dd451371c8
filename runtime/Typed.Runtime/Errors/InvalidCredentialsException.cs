namespace Typed;

/// <summary>The provider rejected the API keys (401), or the keys lack permission (403).</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class InvalidCredentialsException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
