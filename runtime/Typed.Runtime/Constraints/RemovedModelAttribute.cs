namespace Typed.Constraints;

/// <summary>
/// States that a provider no longer offers a model, so that analyzers report its name in requests at compile time. Applied to the assembly
/// with the provider's records, or to your own.
/// </summary>
/// <param name="provider">The provider's key, such as <c>creatify</c>.</param>
/// <param name="model">The model's name as the provider spelled it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RemovedModelAttribute(string provider, string model) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The date of removal, as yyyy-MM-dd; null if unknown.</summary>
    public string? Since { get; set; }

    /// <summary>The replacement that the provider names.</summary>
    public string? Replacement { get; set; }
}
