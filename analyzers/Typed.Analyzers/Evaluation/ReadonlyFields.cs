using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Evaluation;

/// <summary>The initializers of readonly fields that no constructor changes. Only in source: metadata does not keep them.</summary>
internal sealed class ReadonlyFields
{
    // A type is read once, not once for each of its fields: there may be thousands.
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _written = new(SymbolEqualityComparer.Default);

    public ExpressionSyntax? InitializerOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        // A struct's field also comes without its initializer: by default.
        if (!field.IsReadOnly || !(field.IsStatic || field.ContainingType.IsReferenceType) || field.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            return null;
        }

        return _written.GetOrAdd(field.ContainingType, type => NamesWrittenIn(type, cancellationToken)).Contains(field.Name) ? null : Bare(initializer);
    }

    // Neither (x) nor x! has an operation of its own.
    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Bare(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => Bare(inner),
        _ => expression,
    };

    private static HashSet<string> NamesWrittenIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // By name alone: a local of the same name may silence the rule, never the other way round.
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
