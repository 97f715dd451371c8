using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers.Fixes;

namespace Typed.CodeFixes.OneValue;

/// <summary>Replaces expressions with those that the rule provides.</summary>
internal static class ExpressionFix
{
    /// <summary>Offers each replacement of a diagnostic.</summary>
    /// <param name="context">The context of the fix.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="root">The document's root.</param>
    /// <param name="equivalenceKey">Returns the equivalence key of a rank, 0 for the best replacement.</param>
    public static void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, Func<int, string> equivalenceKey)
    {
        var replacements = FixData.Of(diagnostic).Replacements;
        for (var rank = 0; rank < replacements.Count; rank++)
        {
            var replacement = replacements[rank];
            if (ReplacedAt(root, diagnostic, replacement.Place) is { } replaced)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(replacement.Title, _ => Task.FromResult(Replace(context.Document, root, replaced, replacement.Expression)), equivalenceKey(rank)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax? ReplacedAt(SyntaxNode root, Diagnostic diagnostic, int place) =>
        diagnostic.AdditionalLocations.ElementAtOrDefault(place) is { IsInSource: true } location && location.SourceTree == root.SyntaxTree
        && root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax replaced && replaced.Span == location.SourceSpan
            ? replaced
            : null;

    private static Document Replace(Document document, SyntaxNode root, ExpressionSyntax replaced, string expression) =>
        document.WithSyntaxRoot(root.ReplaceNode(replaced, ParsedCode.Expression(expression).WithTriviaFrom(replaced)));
}
