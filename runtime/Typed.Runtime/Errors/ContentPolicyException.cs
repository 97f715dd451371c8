namespace Typed;

/// <summary>The provider refuses the request for what it asks to be shown. Nothing was made.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class ContentPolicyException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
