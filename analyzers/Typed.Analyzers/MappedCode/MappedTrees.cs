using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.MappedCode;

/// <summary>Finds the generated files whose lines are mapped to another file by <c>#line</c>.</summary>
internal static class MappedTrees
{
    // The records: thousands of files, none of them mapped.
    private const string OwnGenerator = "Typed.Generator.TypedGenerator";

    private static readonly string[] s_endings = [".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs"];

    public static HashSet<SyntaxTree> In(Compilation compilation, CancellationToken cancellation) =>
        new(compilation.SyntaxTrees.Where(tree => IsGenerated(tree.FilePath) && IsMapped(tree, cancellation)));

    // The endings that the compiler regards as those of generated code.
    private static bool IsGenerated(string path) =>
        s_endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && path.IndexOf(OwnGenerator, StringComparison.Ordinal) < 0;

    private static bool IsMapped(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetLineMappings(cancellation).Any(mapping => mapping.MappedSpan.HasMappedPath);
}
