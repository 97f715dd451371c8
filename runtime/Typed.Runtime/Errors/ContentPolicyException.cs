namespace Typed;

/// <summary>The provider rejected the request because of its content. Nothing was generated.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class ContentPolicyException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
