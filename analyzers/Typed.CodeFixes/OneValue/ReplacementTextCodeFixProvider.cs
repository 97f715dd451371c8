using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Typed.Analyzers;

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

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model) =>
        ExpressionFix.Offer(context, diagnostic, root, EquivalenceKey);
}
