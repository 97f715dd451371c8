using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Determines how the surrounding code uses a value.</summary>
internal static class Usage
{
    // .NET methods that test a value.
    private static readonly ImmutableHashSet<string> s_questions = ImmutableHashSet.Create(
        StringComparer.Ordinal, "IsDefined", "Equals", "ReferenceEquals", "Compare", "CompareTo", "HasFlag", "Contains", "ContainsKey", "IndexOf", "TryGetValue");

    /// <summary>Whether the value is only compared. A comparison sends nothing, so any value is valid in it.</summary>
    public static bool IsCompared(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IBinaryOperation binary => binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
            IConstantPatternOperation or IRelationalPatternOperation or ICaseClauseOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } => IsQuestion(call.TargetMethod),
            IInvocationOperation call => IsQuestion(call.TargetMethod),
            _ => false,
        };
    }

    // A record has its own Equals.
    private static bool IsQuestion(IMethodSymbol method) =>
        method.Name == nameof(Equals) || (s_questions.Contains(method.Name) && Outermost(method.ContainingNamespace).Name == nameof(System));

    private static INamespaceSymbol Outermost(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space;
    }

    /// <summary>Whether a cast to a nullable type determines the type of the surrounding expression. An assignment has its target's type anyway.</summary>
    public static bool NeedsNullable(IConversionOperation cast)
    {
        IOperation whole = cast;
        while (whole.Parent is IConversionOperation outer && outer.Syntax == cast.Syntax)
        {
            whole = outer;
        }

        return whole.Parent is not ISimpleAssignmentOperation
            && cast.Syntax is CastExpressionSyntax { Type: var type }
            && cast.SemanticModel?.GetTypeInfo(type).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
    }
}
