namespace Typed;

/// <summary>The provider does not document this call, and the application has not configured how to make it. Nothing was sent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="message">What is not documented, and the option that configures it.</param>
/// <param name="innerException">The cause.</param>
public sealed class NotDocumentedException(string provider, string message, Exception? innerException = null)
    : TypedException(provider, message, innerException);
