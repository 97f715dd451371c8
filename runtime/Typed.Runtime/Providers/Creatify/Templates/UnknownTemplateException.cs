namespace Typed.Creatify;

/// <summary>Creatify has no such template, or has it no longer (404, 410).</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="templateId">The id that was asked for.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnknownTemplateException(string provider, string templateId, Exception? innerException = null)
    : TypedException(provider, $"{provider} has no template '{templateId}'.", innerException)
{
    /// <summary>The id that was asked for.</summary>
    public string TemplateId { get; } = templateId;
}
