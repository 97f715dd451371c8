using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes an item that the list already contains.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedItemCodeFixProvider))]
[Shared]
public sealed class RepeatedItemCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.RepeatedItem)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.RemoveRepetition";

    // Two adjacent items of one list share a comma. One list at a time would work, all at once would not.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (Without(root, diagnostic.Location) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Remove the repetition", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), EquivalenceKey), diagnostic);
        }
    }

    private static SyntaxNode? Without(SyntaxNode root, Location place)
    {
        var item = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        while (item.Parent is { } outer && outer.Span == item.Span)
        {
            item = outer;
        }

        return item switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } element =>
                // A repetition is never the first item.
                root.ReplaceNode(list, list.WithElements(ListItems.Without(list.Elements, list.Elements.IndexOf(element)))),
            ExpressionSyntax { Parent: InitializerExpressionSyntax list } expression =>
                root.ReplaceNode(list, list.WithExpressions(ListItems.Without(list.Expressions, list.Expressions.IndexOf(expression)))),
            _ => null,
        };
    }
}
