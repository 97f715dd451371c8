namespace Typed.Schema.Specification;

/// <summary>A model that the provider has no longer.</summary>
/// <param name="Model">Its name as the provider spelled it.</param>
/// <param name="Since">The day it was gone; null where nobody says.</param>
/// <param name="Replacement">The model in its place; null where none is named.</param>
public sealed record RemovedSpec(string Model, string? Since, string? Replacement);
