using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Contract;
using Typed.Analyzers.OneValue;

namespace Typed.CodeFixes.OneValue;

/// <summary>Moves a URL to the one property of the request that accepts its kind of media.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OtherMediaCodeFixProvider))]
[Shared]
public sealed class OtherMediaCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.OtherMedia)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.MoveMedia";

    // Two URLs of one request may belong to the same property, so they are fixed one at a time.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        // The whole value, in a new request: for a copied one, the other values are unknown.
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax
            {
                Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } request } assignment,
            } value
            && assignment.Right == value && Target(name, value, request, model, context.CancellationToken) is { } target)
        {
            var moved = SyntaxFactory.IdentifierName(target).WithTriviaFrom(name);
            context.RegisterCodeFix(
                CodeAction.Create($"Use {target}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, moved))), EquivalenceKey), diagnostic);
        }
    }

    private static string? Target(
        IdentifierNameSyntax name, ExpressionSyntax value, InitializerExpressionSyntax request, SemanticModel model, CancellationToken cancellationToken)
    {
        // Without a required property, the request would not compile.
        if (TypedContract.Of(model.Compilation) is not { } contract
            || model.GetSymbolInfo(name, cancellationToken).Symbol is not IPropertySymbol { IsRequired: false } property
            || model.GetConstantValue(value, cancellationToken) is not { HasValue: true, Value: string text }
            || UrlText.MediaKind(text) is not { } kind)
        {
            return null;
        }

        var takers = ModelRecord.FieldsOf(property.ContainingType, contract)
            .Where(field => field.Media == kind && SymbolEqualityComparer.Default.Equals(field.Property.Type, property.Type))
            .Select(field => field.Property.Name)
            .ToArray();
        return takers is [var only] && !request.Expressions.OfType<AssignmentExpressionSyntax>().Any(set => set.Left is IdentifierNameSyntax other && other.Identifier.ValueText == only)
            ? only
            : null;
    }
}
