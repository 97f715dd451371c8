namespace Typed;

/// <summary>The provider has no model with this name. Nothing was generated.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The requested name.</param>
/// <param name="suggestion">The nearest known name, or null.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnknownModelException(string provider, string model, string? suggestion = null, Exception? innerException = null)
    : TypedException(provider, $"{provider} has no model '{model}'." + (suggestion is null ? "" : $" Did you mean '{suggestion}'?"), innerException)
{
    /// <summary>The requested name.</summary>
    public string Model { get; } = model;

    /// <summary>The nearest name in the catalog; null if no name is close enough or there is no catalog.</summary>
    public string? Suggestion { get; } = suggestion;
}
