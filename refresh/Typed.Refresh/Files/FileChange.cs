namespace Typed.Refresh.Files;

/// <summary>One file of a provider that a refresh writes or deletes.</summary>
/// <param name="Path">Below the provider's folder.</param>
/// <param name="OldText">What is there; null for nothing.</param>
/// <param name="NewText">What is to be there; null for nothing.</param>
/// <param name="Source">Where it came from.</param>
internal sealed record FileChange(string Path, string? OldText, string? NewText, string? Source = null);
