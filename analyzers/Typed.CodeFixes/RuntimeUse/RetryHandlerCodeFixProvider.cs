using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using static Typed.CodeFixes.LayoutTrivia;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Removes a standard handler that retries requests. A handler with arguments may do more than retry, so it is kept.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryHandlerCodeFixProvider))]
[Shared]
public sealed class RetryHandlerCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.RetryHandler)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.RemoveHandler";

    private static readonly ImmutableHashSet<string> s_standard = ImmutableHashSet.Create(StringComparer.Ordinal, "AddStandardResilienceHandler", "AddStandardHedgingHandler");

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is SimpleNameSyntax
            {
                Identifier.ValueText: var name,
                Parent: MemberAccessExpressionSyntax { Expression: var builder, Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call },
            }
            && s_standard.Contains(name) && Without(root, call, builder, model, context.CancellationToken) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Remove {name}", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), EquivalenceKey), diagnostic);
        }
    }

    private static SyntaxNode? Without(
        SyntaxNode root, InvocationExpressionSyntax call, ExpressionSyntax builder, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Parent is ExpressionStatementSyntax statement && builder is not InvocationExpressionSyntax)
        {
            // A builder alone is not a statement.
            return statement.Parent is BlockSyntax && builder is IdentifierNameSyntax ? Without(root, statement) : null;
        }

        var (end, after) = (builder.GetTrailingTrivia(), call.GetTrailingTrivia());
        if (call.Parent is ExpressionStatementSyntax whole)
        {
            // A comment on the line of the builder follows it to the end of the statement.
            return end.Any(IsComment) && HasLineBreak(end)
                ? root.ReplaceNode(whole, whole.WithExpression(builder.WithoutTrailingTrivia()).WithTrailingTrivia(end))
                : root.ReplaceNode(call, builder.WithTrailingTrivia(Comments(end)));
        }

        // The next call in the chain, or the consumer of the result, must get the same type.
        return SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(call, cancellationToken).Type, model.GetTypeInfo(builder, cancellationToken).Type)
            ? root.ReplaceNode(call, builder.WithTrailingTrivia(
                !HasLineBreak(end) ? Comments(end).Concat(after)
                : HasLineBreak(after) ? end
                // What follows takes the place of the call.
                : call.Parent is MemberAccessExpressionSyntax || end.Any(IsComment) ? end.Concat(Indentation(((MemberAccessExpressionSyntax)call.Expression).OperatorToken.LeadingTrivia))
                : after))
            : null;
    }

    // Comments above the statement, and the line break behind it, belong to the rest of the block.
    private static SyntaxNode? Without(SyntaxNode root, ExpressionStatementSyntax statement)
    {
        var (comments, end) = (OwnLines(statement.GetLeadingTrivia()), statement.GetTrailingTrivia());
        var tracked = root.TrackNodes(statement);
        var current = tracked.GetCurrentNode(statement)!;
        var (previous, next) = (current.GetFirstToken().GetPreviousToken(), current.GetLastToken().GetNextToken());
        var changed = tracked.ReplaceTokens(
            [previous, next],
            (token, _) => token == next ? token.WithLeadingTrivia(comments.Concat(token.LeadingTrivia))
                : HasLineBreak(end) && !HasLineBreak(token.TrailingTrivia) ? token.WithTrailingTrivia(Comments(token.TrailingTrivia).Concat(end))
                : token);
        return changed.RemoveNode(changed.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia);
    }
}
