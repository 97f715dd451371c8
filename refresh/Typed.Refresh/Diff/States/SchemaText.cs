namespace Typed.Refresh.Diff.States;

/// <summary>A file of a state.</summary>
/// <param name="Provider">The folder below the schema folder.</param>
/// <param name="Path">Below the provider's folder, with forward slashes.</param>
/// <param name="Shown">The path that reports show.</param>
/// <param name="Text">The content.</param>
internal sealed record SchemaText(string Provider, string Path, string Shown, string Text)
{
    /// <summary>Whether a state consists of such files; a lock, what was reviewed and anything else says nothing about the models.</summary>
    public static bool IsPart(string path) =>
        path is "pricing.json" or "rules.json"
        || (path.StartsWith("models/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && path.LastIndexOf('/') == "models".Length);
}
