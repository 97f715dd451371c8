namespace Typed.Constraints;

/// <summary>Marks a record as the input parameters of one model. Written by the generator, read by analyzers and documentation.</summary>
/// <param name="provider">The provider's key, such as <c>creatify</c>.</param>
/// <param name="model">The model's name as the provider spells it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(string provider, string model) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>What the model makes from what, as the provider spells it.</summary>
    public string? Kind { get; set; }

    /// <summary>The schema file the record was made from, relative to the project where it lies below it; its properties are at <c>/input_schema/properties</c>.</summary>
    public string? Schema { get; set; }

    /// <summary>What the provider says of the model's end, such as a day; null for a model that is not deprecated.</summary>
    public string? Deprecated { get; set; }

    /// <summary>The model that the provider names in the place of a deprecated one.</summary>
    public string? Replacement { get; set; }
}
