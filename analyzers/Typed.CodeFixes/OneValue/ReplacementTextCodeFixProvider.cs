using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Typed.Analyzers;
using Typed.Analyzers.OneValue;

namespace Typed.CodeFixes.OneValue;

/// <summary>Replaces a wrong expression with one that the analyzer provides: the nearest number, the right URL, the intended model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementTextCodeFixProvider))]
[Shared]
public sealed class ReplacementTextCodeFixProvider() : RuleCodeFixProvider(
    DiagnosticIds.NumberOutOfRange, DiagnosticIds.NumberOffStep, DiagnosticIds.TextLength, DiagnosticIds.DocumentedTextLength, DiagnosticIds.TextPattern,
    DiagnosticIds.TextFormat, DiagnosticIds.NoUrl, DiagnosticIds.SlotWithoutEarlier, DiagnosticIds.OtherModelsValue, DiagnosticIds.UnpricedCombination,
    DiagnosticIds.CallOverBudget, DiagnosticIds.UnknownModel, DiagnosticIds.DeprecatedModel, DiagnosticIds.RemovedModel, DiagnosticIds.RefusedRawValue,
    DiagnosticIds.ApiKeyInSource, DiagnosticIds.PollInterval)
{
    /// <summary>The equivalence key for this rank: Fix All uses each diagnostic's best replacement, or each one's second best.</summary>
    /// <param name="rank">The rank, 0 for the best.</param>
    public static string EquivalenceKey(int rank) => "Typed.Replacement+" + rank.ToString(CultureInfo.InvariantCulture);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue(ReplacementText.Expressions, out var list) || list is null
            || !diagnostic.Properties.TryGetValue(ReplacementText.Titles, out var titleList) || titleList is null)
        {
            return;
        }

        var expressions = list.Split('\n');
        var titles = titleList.Split('\n');
        var places = diagnostic.Properties.TryGetValue(ReplacementText.Places, out var placeList) ? placeList?.Split('\n') : null;
        for (var rank = 0; rank < expressions.Length; rank++)
        {
            var expression = expressions[rank];
            if (ReplacedAt(root, diagnostic, places is null ? 0 : int.Parse(places[rank], CultureInfo.InvariantCulture)) is { } replaced)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(titles[rank], _ => Task.FromResult(Replace(context.Document, root, replaced, expression)), EquivalenceKey(rank)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax? ReplacedAt(SyntaxNode root, Diagnostic diagnostic, int place) =>
        diagnostic.AdditionalLocations.ElementAtOrDefault(place) is { IsInSource: true } location && location.SourceTree == root.SyntaxTree
        && root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax replaced && replaced.Span == location.SourceSpan
            ? replaced
            : null;

    private static Document Replace(Document document, SyntaxNode root, ExpressionSyntax replaced, string expression)
    {
        // Names are fully qualified, to be simplified with the file's usings.
        var parsed = SyntaxFactory.ParseExpression(expression);
        parsed = parsed.ReplaceNodes(
            parsed.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>(),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
        return document.WithSyntaxRoot(root.ReplaceNode(replaced, parsed.WithTriviaFrom(replaced)));
    }
}
