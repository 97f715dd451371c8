namespace Typed.Schema.Specification;

/// <summary>A model that the provider has removed.</summary>
/// <param name="Model">Its name as the provider spelled it.</param>
/// <param name="Since">The day of its removal, or null if unknown.</param>
/// <param name="Replacement">The replacement model, or null if none is named.</param>
public sealed record RemovedSpec(string Model, string? Since, string? Replacement);
