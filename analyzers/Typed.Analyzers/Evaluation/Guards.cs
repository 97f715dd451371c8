using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>
/// Says whether a known value may never get to where it is wrong: in dead code, or behind a test of the very local or field that has it.
/// Only asked before something is reported, so it need not be fast.
/// </summary>
internal static class Guards
{
    public static bool MayHoldBack(IOperation place, CancellationToken cancellationToken)
    {
        var tested = new HashSet<ISymbol>(place.DescendantsAndSelf().Select(SymbolOf).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        var inner = place;
        for (var outer = place.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (IsNeverTaken(inner, outer) || (tested.Count > 0 && TestsBefore(inner, outer).Any(Mentions)))
            {
                return true;
            }
        }

        return IsDead(place, cancellationToken);

        bool Mentions(IOperation test) => test.DescendantsAndSelf().Any(part => SymbolOf(part) is { } symbol && tested.Contains(symbol));
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IFieldReferenceOperation { Field: var field } => field,
        _ => null,
    };

    // false ? here : there
    private static bool IsNeverTaken(IOperation inner, IOperation outer) => outer switch
    {
        IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool taken } } choice => inner == (taken ? choice.WhenFalse : choice.WhenTrue),
        IBinaryOperation { LeftOperand.ConstantValue: { HasValue: true, Value: bool left } } binary when inner == binary.RightOperand =>
            binary.OperatorKind == (left ? BinaryOperatorKind.ConditionalOr : BinaryOperatorKind.ConditionalAnd),
        _ => false,
    };

    // What decides whether the inner operation is run at all.
    private static IEnumerable<IOperation> TestsBefore(IOperation inner, IOperation outer) => outer switch
    {
        IConditionalOperation choice when inner != choice.Condition => [choice.Condition],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when inner == binary.RightOperand => [binary.LeftOperand],
        ISwitchOperation choice when inner != choice.Value => [choice.Value],
        ISwitchExpressionOperation choice when inner != choice.Value => [choice.Value],
        ISwitchExpressionArmOperation { Guard: { } guard } when inner != guard => [guard],
        ISwitchCaseOperation section => section.Clauses.Where(clause => clause != inner),
        IWhileLoopOperation { Condition: { } condition } when inner != condition => [condition],
        IForLoopOperation { Condition: { } condition } when inner != condition => [condition],
        IBlockOperation block => block.Operations.TakeWhile(statement => statement != inner).OfType<IConditionalOperation>().Where(MayLeave).Select(choice => choice.Condition),
        _ => [],
    };

    private static bool MayLeave(IConditionalOperation choice) => choice.Syntax.DescendantNodes().Any(node => node.Kind()
        is SyntaxKind.ReturnStatement or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression or SyntaxKind.BreakStatement or SyntaxKind.ContinueStatement
        or SyntaxKind.GotoStatement or SyntaxKind.YieldBreakStatement);

    // A local function stands where it isn't run, often at the end of its method.
    private static bool IsDead(IOperation place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return place.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement and not LocalFunctionStatementSyntax
            && place.SemanticModel?.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };
    }
}
