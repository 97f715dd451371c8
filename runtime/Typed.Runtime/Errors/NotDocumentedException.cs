namespace Typed;

/// <summary>The call is one that the provider does not document, and the application has not said how it goes. Nothing was sent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What is not documented, and the option that says it.</param>
/// <param name="innerException">The cause.</param>
public sealed class NotDocumentedException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
