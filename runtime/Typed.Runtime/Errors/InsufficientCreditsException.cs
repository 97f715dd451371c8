namespace Typed;

/// <summary>The workspace has too few credits for the request. Nothing was made.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What happened; without keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class InsufficientCreditsException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
