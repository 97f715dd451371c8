namespace Typed.Refresh.Diff.Changes;

/// <summary>The location of a change: in the new files, or in the old file of a removed model.</summary>
/// <param name="File">The path from the repository root or from the working folder, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct ChangePlace(string File, int Line, int Column);
