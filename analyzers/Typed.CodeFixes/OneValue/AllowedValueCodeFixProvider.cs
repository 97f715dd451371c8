using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;

namespace Typed.CodeFixes.OneValue;

/// <summary>Offers the nearest allowed values in place of a value that the model does not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllowedValueCodeFixProvider))]
[Shared]
public sealed class AllowedValueCodeFixProvider() : RuleCodeFixProvider(
    DiagnosticIds.InvalidDuration, DiagnosticIds.InvalidResolution, DiagnosticIds.InvalidAspectRatio, DiagnosticIds.UndefinedEnumeratedValue)
{
    /// <summary>The equivalence key for this rank: Fix All uses each diagnostic's nearest value, or each one's second nearest.</summary>
    /// <param name="rank">The rank, 0 for the nearest.</param>
    public static string EquivalenceKey(int rank) =>
        rank == 0 ? "Typed.NearestAllowedValue" : "Typed.NearestAllowedValue+" + rank.ToString(CultureInfo.InvariantCulture);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (AllowedValueFix.TryCreate(diagnostic, root) is not { } fix)
        {
            return;
        }

        for (var rank = 0; rank < fix.Count; rank++)
        {
            var chosen = rank;
            context.RegisterCodeFix(
                CodeAction.Create(fix.Title(rank), _ => Task.FromResult(Apply(context.Document, root, fix, chosen)), EquivalenceKey(rank)),
                diagnostic);
        }
    }

    private static Document Apply(Document document, SyntaxNode root, AllowedValueFix fix, int rank)
    {
        ExpressionSyntax replaced = fix.Replaced;
        return document.WithSyntaxRoot(root.ReplaceNode(replaced, fix.Expression(rank).WithTriviaFrom(replaced)));
    }
}
