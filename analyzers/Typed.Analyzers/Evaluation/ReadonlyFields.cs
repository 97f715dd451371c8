using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Evaluation;

/// <summary>The initializers of readonly fields that no constructor changes. Source only: metadata does not contain initializers.</summary>
internal sealed class ReadonlyFields
{
    // Each type is read once rather than once per field: there may be thousands.
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _written = new(SymbolEqualityComparer.Default);

    public ExpressionSyntax? InitializerOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        // A struct's field may also be created without its initializer, by default.
        if (!field.IsReadOnly || !(field.IsStatic || field.ContainingType.IsReferenceType) || field.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            return null;
        }

        return _written.GetOrAdd(field.ContainingType, type => NamesWrittenIn(type, cancellationToken)).Contains(field.Name) ? null : Bare(initializer);
    }

    // Neither (x) nor x! has its own operation.
    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Bare(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => Bare(inner),
        _ => expression,
    };

    private static HashSet<string> NamesWrittenIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // Compares names only: a local of the same name can suppress the rule, but never cause a false report.
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && MayBeWritten(name))
                {
                    names.Add(name.Identifier.ValueText);
                }
            }
        }

        return names;
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
