namespace Typed.Refresh.Diff.Changes;

/// <summary>Where a change shows: in the new files, or in the old one of a model that is gone.</summary>
/// <param name="File">The path from the root of the repository, or from the working folder; with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct ChangePlace(string File, int Line, int Column);
