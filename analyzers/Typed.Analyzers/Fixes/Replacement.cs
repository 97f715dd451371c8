namespace Typed.Analyzers.Fixes;

/// <summary>An expression that a code fix can write.</summary>
/// <param name="Expression">The expression, with fully qualified names.</param>
/// <param name="Title">The title of the fix.</param>
/// <param name="Place">The index of the diagnostic's additional location that the expression replaces.</param>
internal sealed record Replacement(string Expression, string Title, int Place = 0);
