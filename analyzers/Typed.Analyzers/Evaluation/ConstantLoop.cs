using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>A <c>for</c> loop whose values the source determines: <c>for (var i = 4; i &lt; 10; i += 2)</c>.</summary>
/// <param name="First">The first value.</param>
/// <param name="Step">The difference of two values.</param>
/// <param name="Turns">The number of iterations.</param>
internal readonly record struct ConstantLoop(int First, int Step, int Turns)
{
    private const int MaxTurns = 1_000_000;

    /// <summary>The loop, or null if its values are unknown or its body may change the variable.</summary>
    public static ConstantLoop? Of(IForLoopOperation loop)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var variable } declarator] }] }]
            || declarator.GetVariableInitializer()?.Value.ConstantValue is not { HasValue: true, Value: int first }
            || loop.Condition is not IBinaryOperation { LeftOperand: var left, RightOperand.ConstantValue: { HasValue: true, Value: int last }, OperatorKind: var comparison }
            || !Is(left, variable)
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var bottom }] || StepOf(bottom, variable) is not { } step
            || loop.Body.Descendants().Any(operation => Is(operation, variable) && MayWrite(operation)))
        {
            return null;
        }

        var distance = comparison switch
        {
            BinaryOperatorKind.LessThan when step > 0 => (long)last - first,
            BinaryOperatorKind.LessThanOrEqual when step > 0 => (long)last - first + 1,
            BinaryOperatorKind.GreaterThan when step < 0 => (long)first - last,
            BinaryOperatorKind.GreaterThanOrEqual when step < 0 => (long)first - last + 1,
            _ => -1,
        };
        var turns = distance < 0 ? -1 : (distance + Math.Abs((long)step) - 1) / Math.Abs((long)step);
        return turns is >= 0 and <= MaxTurns ? new(first, step, (int)turns) : null;
    }

    private static int? StepOf(IOperation bottom, ILocalSymbol variable) => bottom switch
    {
        IIncrementOrDecrementOperation { Target: var target } step when Is(target, variable) => step.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { Target: var target, OperatorKind: var kind, Value.ConstantValue: { HasValue: true, Value: int and > 0 and var amount } } when Is(target, variable) =>
            kind switch { BinaryOperatorKind.Add => amount, BinaryOperatorKind.Subtract => -amount, _ => null },
        _ => null,
    };

    private static bool Is(IOperation operation, ILocalSymbol variable) =>
        Conversions.WithoutConversions(operation) is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);

    private static bool MayWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        _ => false,
    };
}
