using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.RuntimeUse;

namespace Typed.CodeFixes.Refactorings;

/// <summary>"Change the model": rewrites a request for another model's record. Models that take the same request for fewer credits have an action of their own.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ChangeModelRefactoringProvider))]
[Shared]
public sealed class ChangeModelRefactoringProvider : CodeRefactoringProvider
{
    private const int MaxCheaper = 3;

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        // On the type's name: the initializer's values have their own code actions.
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not { } creation
            || !creation.Type.Span.IntersectsWith(context.Span)
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || TypedContract.Of(model.Compilation) is not { } contract
            || contract.RecordOf(model.GetTypeInfo(creation, context.CancellationToken).Type) is not { } record
            || contract.Models.Of(record.Provider) is not { } models)
        {
            return;
        }

        var change = new ModelChange(contract, model, record);
        if (model.GetOperation(creation, context.CancellationToken) is IObjectCreationOperation operation)
        {
            foreach (var (other, price) in new CheaperModels(contract).For(operation, context.CancellationToken).Take(MaxCheaper))
            {
                context.RegisterRefactoring(Action($"Change to '{other.Model}', which {PriceText.Costs(other, price.Differs, price.Least, price.Most)} {PriceText.Table(other)}", "Typed.CheaperModel.", other));
            }
        }

        var offers = models.Values
            .Where(other => other.Model != record.Model && !other.IsNameOnly)
            .OrderBy(other => other.Kind != record.Kind)
            .ThenBy(other => other.Model, StringComparer.Ordinal)
            .Select(other => Action(other.Model, "Typed.ChangeModel.", other))
            .ToImmutableArray();
        if (!offers.IsEmpty)
        {
            context.RegisterRefactoring(CodeAction.Create("Change the model", offers, isInlinable: false));
        }

        CodeAction Action(string title, string key, ModelRecord other) => CodeAction.Create(
            title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(creation, change.To(other, creation)))), key + other.Model);
    }
}
