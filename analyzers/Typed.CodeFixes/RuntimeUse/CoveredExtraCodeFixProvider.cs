using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.SeveralValues;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Converts an extra parameter to the property that covers it, or removes it if that property is already set.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CoveredExtraCodeFixProvider))]
[Shared]
public sealed class CoveredExtraCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.CoveredExtra)
{
    /// <summary>The equivalence key of the action that sets the property.</summary>
    public const string UseProperty = "Typed.UseProperty";

    /// <summary>The equivalence key of the action that removes the extra parameter.</summary>
    public const string Remove = "Typed.RemoveExtra";

    // Several extras of one request are removed from one list, so they are fixed one at a time.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (diagnostic.AdditionalLocations is not [var place]
            || root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax element
            || element.Parent is not InitializerExpressionSyntax list
            || list.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: InitializerExpressionSyntax request } extras
            || FixData.Of(diagnostic) is not { Property: { } property } fix)
        {
            return;
        }

        if (fix.Expression is { } expression)
        {
            Offer($"Use {property}", UseProperty, ParsedCode.Assignment(property, expression));
        }

        Offer("Remove the extra parameter", Remove, null);

        void Offer(string title, string key, ExpressionSyntax? replacement) => context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(request, Without(request, extras, list, element, replacement)))), key),
            diagnostic);
    }

    private static InitializerExpressionSyntax Without(
        InitializerExpressionSyntax request, AssignmentExpressionSyntax extras, InitializerExpressionSyntax list, ExpressionSyntax element, ExpressionSyntax? replacement)
    {
        if (list.Expressions.Count == 1)
        {
            // If it is the last one, the whole list is removed.
            return replacement is null
                ? InitializerEdit.Without(request, extras)
                : request.ReplaceNode(extras, replacement.WithTriviaFrom(extras));
        }

        var index = request.Expressions.IndexOf(extras);
        var shorter = extras.ReplaceNode(list, list.WithExpressions(ListItems.Without(list.Expressions, list.Expressions.IndexOf(element))));
        var kept = request.ReplaceNode(extras, shorter);
        return replacement is null
            ? kept
            : kept.WithExpressions(kept.Expressions.Insert(index, replacement.WithLeadingTrivia(LayoutTrivia.Indentation(extras.GetLeadingTrivia()))));
    }
}
