using System.Diagnostics;

namespace Typed.Constraints;

/// <summary>
/// States the names of all models that a project has schemas for, where it generates only the records of those that its code names. Analyzers report a misspelled name of any of them,
/// and media inputs in the form of another model.
/// The compiler does not write the attribute to the assembly.
/// </summary>
/// <param name="provider">The provider's key, such as <c>creatify</c>.</param>
/// <param name="models">The models' names as the provider spells them.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[Conditional("TYPED_MODEL_NAMES")]
public sealed class ModelNamesAttribute(string provider, params string[] models) : Attribute
{
    /// <summary>The provider's key.</summary>
    public string Provider { get; } = provider;

    /// <summary>The models' names.</summary>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>The names of the slots that one or more of these models have.</summary>
    public string[] Slots { get; set; } = [];

    /// <summary>The names of the parameters that are lists of media inputs in one or more of these models.</summary>
    public string[] InputLists { get; set; } = [];
}
