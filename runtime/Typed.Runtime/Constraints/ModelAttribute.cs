namespace Typed.Constraints;

/// <summary>Marks a record as the input parameters of one model. Written by the generator; read by the analyzers and the documentation.</summary>
/// <param name="provider">The provider's key, such as <c>creatify</c>.</param>
/// <param name="model">The model's name as the provider spells it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(string provider, string model) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The model's kind of input and output, as the provider spells it.</summary>
    public string? Kind { get; set; }

    /// <summary>The record's schema file, relative to the project if it is below the project folder. Its properties are at <c>/input_schema/properties</c>.</summary>
    public string? Schema { get; set; }

    /// <summary>The provider's deprecation notice, such as a date; null if the model is not deprecated.</summary>
    public string? Deprecated { get; set; }

    /// <summary>The replacement that the provider names for a deprecated model.</summary>
    public string? Replacement { get; set; }
}
