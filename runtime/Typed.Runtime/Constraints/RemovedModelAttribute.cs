namespace Typed.Constraints;

/// <summary>
/// States that a provider no longer has a model, so that its name in a request is found at compile time. On the assembly that has the provider's
/// records, or on one's own.
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

    /// <summary>The day it was gone, as yyyy-MM-dd; null where nobody says.</summary>
    public string? Since { get; set; }

    /// <summary>The model that the provider names in its place.</summary>
    public string? Replacement { get; set; }
}
