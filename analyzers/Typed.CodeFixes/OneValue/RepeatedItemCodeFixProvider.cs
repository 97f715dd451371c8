using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes an item that the list has already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedItemCodeFixProvider))]
[Shared]
public sealed class RepeatedItemCodeFixProvider : CodeFixProvider
{
    /// <summary>The key of the offer.</summary>
    public const string EquivalenceKey = "Typed.RemoveRepetition";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RepeatedItem];

    // Two items of one list that stand side by side share a comma: one list at a time would do, all at once would not.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && Without(root, diagnostic.Location) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Remove the repetition", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), EquivalenceKey), diagnostic);
            }
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
                root.ReplaceNode(list, list.WithElements(Without(list.Elements, element))),
            ExpressionSyntax { Parent: InitializerExpressionSyntax list } expression =>
                root.ReplaceNode(list, list.WithExpressions(Without(list.Expressions, expression))),
            _ => null,
        };
    }

    // A repetition is never the first; what stood after the last one stays.
    private static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        var kept = list.RemoveAt(index);
        return index == list.SeparatorCount ? kept.Replace(kept[index - 1], kept[index - 1].WithTrailingTrivia(item.GetTrailingTrivia())) : kept;
    }
}
