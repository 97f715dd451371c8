using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Requests;

/// <summary>Whether a file reads the extra parameters of any request, and so may add to them after the request was created.</summary>
internal static class ExtraUse
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> s_files = new();

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> s_names = new();

    /// <summary>Whether a project's own code names the extra parameters of any request. Generated code declares them.</summary>
    /// <remarks>Called only before a diagnostic is reported, because it searches the whole project.</remarks>
    public static bool IsNamed(Compilation? compilation) => compilation is null || compilation.SyntaxTrees.Any(
        file => !file.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && s_names.GetValue(file, static tree => new(Names(tree))).Value);

    public static bool IsRead(SyntaxTree file) => s_files.GetValue(file, static tree => new(Look(tree))).Value;

    // Compares names only, so it may return false positives.
    private static bool Look(SyntaxTree file) => file.GetRoot().DescendantNodes()
        .Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "ExtraParameters" } name
            && name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax);

    private static bool Names(SyntaxTree file) => file.GetRoot().DescendantNodes()
        .Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "ExtraParameters" });
}
