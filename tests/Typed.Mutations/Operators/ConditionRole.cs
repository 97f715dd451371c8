using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Mutations.Operators;

/// <summary>Whether an expression is a condition, and whether it is worth to be always or never true.</summary>
internal static class ConditionRole
{
    public static (bool Always, bool Never) Of(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is ParenthesizedExpressionSyntax or LiteralExpressionSyntax or ThrowExpressionSyntax || model.GetTypeInfo(expression).Type?.SpecialType != SpecialType.System_Boolean)
        {
            return default;
        }

        SyntaxNode inner = expression;
        while (inner.Parent is ParenthesizedExpressionSyntax)
        {
            inner = inner.Parent;
        }

        return inner.Parent switch
        {
            // A loop that is always entered does not end: that is no question for a test.
            WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax => (false, true),
            // The other value is that of the whole condition.
            BinaryExpressionSyntax parent when parent.IsKind(SyntaxKind.LogicalAndExpression) => (true, false),
            BinaryExpressionSyntax parent when parent.IsKind(SyntaxKind.LogicalOrExpression) => (false, true),
            IfStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
                or EqualsValueClauseSyntax or WhereClauseSyntax => (true, true),
            ConditionalExpressionSyntax conditional when conditional.Condition == inner => (true, true),
            AssignmentExpressionSyntax assignment when assignment.Right == inner => (true, true),
            _ => default,
        };
    }
}
