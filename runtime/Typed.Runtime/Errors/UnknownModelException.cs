namespace Typed;

/// <summary>The provider has no model of that name. Nothing was made.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="model">The name that was asked for.</param>
/// <param name="suggestion">The nearest name that is known, or null.</param>
/// <param name="innerException">The cause.</param>
public sealed class UnknownModelException(string provider, string model, string? suggestion = null, Exception? innerException = null)
    : TypedException(provider, $"{provider} has no model '{model}'." + (suggestion is null ? "" : $" Did you mean '{suggestion}'?"), innerException)
{
    /// <summary>The name that was asked for.</summary>
    public string Model { get; } = model;

    /// <summary>The nearest name in the catalogue; null where none is near or there is no catalogue.</summary>
    public string? Suggestion { get; } = suggestion;
}
