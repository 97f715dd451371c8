namespace Typed.Creatify;

/// <summary>The template does not exist, or no longer exists, at Creatify (404, 410).</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="templateId">The requested id.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnknownTemplateException(string provider, string templateId, Exception? innerException = null)
    : TypedException(provider, $"{provider} has no template '{templateId}'.", innerException)
{
    /// <summary>The requested id.</summary>
    public string TemplateId { get; } = templateId;
}
