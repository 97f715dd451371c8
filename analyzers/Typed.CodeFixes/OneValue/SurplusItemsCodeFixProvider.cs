using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes the items at the end of a written list that exceed the model's maximum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SurplusItemsCodeFixProvider))]
[Shared]
public sealed class SurplusItemsCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.ItemCount, DiagnosticIds.DocumentedItemCount)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.RemoveSurplus";

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        // Removing all items would leave no list; and too few items are not a surplus.
        if (FixData.Of(diagnostic).KeptItems is > 0 and var count
            && Written(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } list && Shortened(list, count) is { } shorter)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    count == 1 ? "Keep the first item" : string.Format(CultureInfo.InvariantCulture, "Keep the first {0} items", count),
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, shorter))),
                    EquivalenceKey),
                diagnostic);
        }
    }

    // A named list, or an array with an explicit length, is not shortened by removing its items alone.
    private static SyntaxNode? Written(SyntaxNode place) => place switch
    {
        CollectionExpressionSyntax list => list,
        InitializerExpressionSyntax list => list,
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer,
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [OmittedArraySizeExpressionSyntax] }, ..] } creation => creation.Initializer,
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        _ => null,
    };

    private static SyntaxNode? Shortened(SyntaxNode list, int count) => list switch
    {
        CollectionExpressionSyntax { Elements: var items } collection when items.Count > count && items.All(item => item is ExpressionElementSyntax) =>
            collection.WithElements(ListItems.First(items, count)),
        InitializerExpressionSyntax { Expressions: var items } initializer when items.Count > count => initializer.WithExpressions(ListItems.First(items, count)),
        _ => null,
    };
}
