namespace Typed.Schema.Naming;

/// <summary>A name that the project defines for a model.</summary>
/// <param name="Model">The model's name as the provider spells it.</param>
/// <param name="Name">The C# name without <c>Params</c>.</param>
public sealed record NameOverride(string Model, string Name);
