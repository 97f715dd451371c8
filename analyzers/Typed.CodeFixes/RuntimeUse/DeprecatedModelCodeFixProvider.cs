using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;
using Typed.CodeFixes.Refactorings;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Rewrites a request to a deprecated model for the replacement that the provider names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedModelCodeFixProvider))]
[Shared]
public sealed class DeprecatedModelCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.DeprecatedModel)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.UseReplacement";

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (FixData.Of(diagnostic).Model is not { } name
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not { } creation
            || TypedContract.Of(model.Compilation) is not { } contract
            || contract.RecordOf(model.GetTypeInfo(creation, context.CancellationToken).Type) is not { } record
            || contract.Models.Of(record.Provider) is not { } models || !models.TryGetValue(name, out var target) || target.IsNameOnly)
        {
            return;
        }

        var change = new ModelChange(contract, model, record);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Change the model to {name}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(creation, change.To(target, creation)))),
                EquivalenceKey),
            diagnostic);
    }
}
