namespace Typed.Refresh.Files;

/// <summary>One file of a provider that a refresh writes or deletes.</summary>
/// <param name="Path">The path below the provider's folder.</param>
/// <param name="OldText">The current text, or null if none.</param>
/// <param name="NewText">The new text, or null if none.</param>
/// <param name="Source">The source of the new text.</param>
internal sealed record FileChange(string Path, string? OldText, string? NewText, string? Source = null);
