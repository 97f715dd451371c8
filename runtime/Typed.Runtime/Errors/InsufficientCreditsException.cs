namespace Typed;

/// <summary>The workspace has too few credits for the request. Nothing was generated.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">The error message, without API keys.</param>
/// <param name="innerException">The cause.</param>
public sealed class InsufficientCreditsException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
