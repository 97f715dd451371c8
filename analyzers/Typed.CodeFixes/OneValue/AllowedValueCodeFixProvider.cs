using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model) =>
        ExpressionFix.Offer(context, diagnostic, root, EquivalenceKey);
}
