using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Credits;

/// <summary>The number of iterations of a loop, if the source determines it.</summary>
internal static class ConstantTurns
{
    private const int MaxTurns = 1_000_000;

    /// <summary><c>for (var i = 0; i &lt; 3; i++)</c>, if the body does not change the variable.</summary>
    public static int? Of(IForLoopOperation loop)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var variable } declarator] }] }]
            || declarator.GetVariableInitializer()?.Value.ConstantValue is not { HasValue: true, Value: int first }
            || loop.Condition is not IBinaryOperation { LeftOperand: var left, RightOperand.ConstantValue: { HasValue: true, Value: int last }, OperatorKind: var comparison }
            || !Is(left, variable)
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Target: var target } step }] || !Is(target, variable)
            || loop.Body.Descendants().Any(operation => Is(operation, variable) && MayWrite(operation)))
        {
            return null;
        }

        var turns = (comparison, step.Kind) switch
        {
            (BinaryOperatorKind.LessThan, OperationKind.Increment) => (long)last - first,
            (BinaryOperatorKind.LessThanOrEqual, OperationKind.Increment) => (long)last - first + 1,
            (BinaryOperatorKind.GreaterThan, OperationKind.Decrement) => (long)first - last,
            (BinaryOperatorKind.GreaterThanOrEqual, OperationKind.Decrement) => (long)first - last + 1,
            _ => -1,
        };
        return turns is >= 0 and <= MaxTurns ? (int)turns : null;
    }

    /// <summary><c>foreach (var url in new[] { "a", "b" })</c>.</summary>
    public static int? Of(IForEachLoopOperation loop) => ValueEvaluator.WithoutConversions(loop.Collection) switch
    {
        { Syntax: CollectionExpressionSyntax { Elements: var elements } } when !elements.Any(element => element is SpreadElementSyntax) => elements.Count,
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.Length,
        _ => null,
    };

    private static bool Is(IOperation operation, ILocalSymbol variable) =>
        ValueEvaluator.WithoutConversions(operation) is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);

    private static bool MayWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        _ => false,
    };
}
