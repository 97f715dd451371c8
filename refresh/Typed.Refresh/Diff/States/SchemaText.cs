namespace Typed.Refresh.Diff.States;

/// <summary>A file of a state.</summary>
/// <param name="Provider">The folder below the schema folder.</param>
/// <param name="Path">The path below the provider's folder, with forward slashes.</param>
/// <param name="Shown">The path as shown in reports.</param>
/// <param name="Text">The content.</param>
internal sealed record SchemaText(string Provider, string Path, string Shown, string Text)
{
    /// <summary>Whether a file is part of a state. A lock, the reviewed file and other files contain nothing about the models.</summary>
    public static bool IsPart(string path) =>
        path is "pricing.json" or "rules.json"
        || (path.StartsWith("models/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && path.LastIndexOf('/') == "models".Length);
}
