using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Typed.Analyzers.Contract;

namespace Typed.CodeFixes.Refactorings;

/// <summary>"Go to the schema": opens the file that a record was generated from.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(GoToSchemaRefactoringProvider))]
[Shared]
public sealed class GoToSchemaRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        // If the workspace cannot open documents, the code action would do nothing.
        if (!context.Document.Project.Solution.Workspace.CanOpenDocuments
            || await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || NameAt(root, context.Span) is not { } name
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || TypedContract.Of(model.Compilation) is not { } contract
            || RecordOf(name, model, contract, context.CancellationToken) is not { Schema: { Length: > 0 } path } record
            || SchemaDocument.Find(context.Document.Project, record.Type.ContainingAssembly, path) is not { } schema)
        {
            return;
        }

        context.RegisterRefactoring(new OpenDocumentAction($"Go to the schema of {record.Model}", schema));
    }

    // The name at the caret, or immediately before it.
    private static SyntaxNode? NameAt(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        if (!IsName(token) && token.SpanStart == span.Start)
        {
            token = token.GetPreviousToken();
        }

        return IsName(token) && token.SpanStart <= span.Start && span.End <= token.Span.End ? token.Parent : null;
    }

    private static bool IsName(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax || (token.IsKind(SyntaxKind.NewKeyword) && token.Parent is ImplicitObjectCreationExpressionSyntax);

    private static ModelRecord? RecordOf(SyntaxNode name, SemanticModel model, TypedContract contract, CancellationToken cancellationToken) =>
        (name is ImplicitObjectCreationExpressionSyntax ? model.GetTypeInfo(name, cancellationToken).Type : model.GetSymbolInfo(name, cancellationToken).Symbol) switch
        {
            INamedTypeSymbol type => contract.RecordOf(type),
            IPropertySymbol property when contract.FieldOf(property) is not null => contract.RecordOf(property.ContainingType),
            _ => null,
        };
}
