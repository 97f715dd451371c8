using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Typed.Mutations.Operators;

/// <summary>The changes of whole statements.</summary>
internal static class StatementMutants
{
    public static bool IsRemovable(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax or TupleExpressionSyntax } assignment } =>
            !assignment.Left.DescendantNodesAndSelf().OfType<DeclarationExpressionSyntax>().Any(),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } } => false,
        ExpressionStatementSyntax or ThrowStatementSyntax or ReturnStatementSyntax { Expression: null } or ContinueStatementSyntax or BreakStatementSyntax or YieldStatementSyntax => true,
        _ => false,
    };

    /// <summary>The operators of assignments. The compiler refuses those that make no sense.</summary>
    public static IEnumerable<StatementSyntax> Of(StatementSyntax statement)
    {
        if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && Opposite(assignment.Kind()) is var (kind, token))
        {
            yield return ExpressionStatement(AssignmentExpression(kind, assignment.Left, Token(token).WithTriviaFrom(assignment.OperatorToken), assignment.Right));
        }
    }

    private static (SyntaxKind, SyntaxKind)? Opposite(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddAssignmentExpression => (SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken),
        SyntaxKind.SubtractAssignmentExpression => (SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken),
        SyntaxKind.OrAssignmentExpression or SyntaxKind.AndAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => (SyntaxKind.SimpleAssignmentExpression, SyntaxKind.EqualsToken),
        _ => null,
    };
}
