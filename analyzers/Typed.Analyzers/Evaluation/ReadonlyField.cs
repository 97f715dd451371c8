using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Evaluation;

/// <summary>The initializer of a readonly field that no constructor changes. Only in source: metadata does not keep it.</summary>
internal static class ReadonlyField
{
    public static ExpressionSyntax? InitializerOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        // A struct's field also comes without its initializer: by default.
        if (!field.IsReadOnly || !(field.IsStatic || field.ContainingType.IsReferenceType) || field.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            return null;
        }

        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax(cancellationToken).DescendantNodes())
            {
                // By name alone: a local of the same name may silence the rule, never the other way round.
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name && MayBeWritten(name))
                {
                    return null;
                }
            }
        }

        return initializer;
    }

    private static bool MayBeWritten(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == expression && MayBeWritten(access),
        ParenthesizedExpressionSyntax parenthesized => MayBeWritten(parenthesized),
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => MayBeWritten(tuple),
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
        RefExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        _ => false,
    };
}
