using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>
/// Decides whether a known value may never reach the spot where it would be invalid: in dead code, behind a test of the local or field that
/// holds it, or on a branch for another value. Called only before a diagnostic is reported, so performance is not critical.
/// </summary>
internal static class Guards
{
    /// <summary>Whether the value may be blocked before it reaches the spot.</summary>
    public static bool MayHoldBack(KnownValue known, CancellationToken cancellationToken) =>
        MayHoldBack(known.Operand, cancellationToken) || (known.IsOneOfSeveral && IsOnABranch(known.Operand, known.Origin));

    /// <summary>Whether a value that is written at <paramref name="place"/>, or known there by its name, may be blocked.</summary>
    public static bool MayHoldBack(IOperation place, CancellationToken cancellationToken)
    {
        var tested = new HashSet<ISymbol>(place.DescendantsAndSelf().Select(SymbolOf).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        // The conditions that selected this value. An outer test of the same condition may exclude it.
        var chosenBy = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var inner = place;
        for (var outer = place.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (IsNeverTaken(inner, outer) || Tests(inner, outer).Any(test => Mentions(test, tested) || Mentions(test, chosenBy)))
            {
                return true;
            }

            if (ChoiceOf(inner, outer) is { } choice)
            {
                chosenBy.UnionWith(choice.DescendantsAndSelf().Select(ReferencedBy).OfType<ISymbol>());
            }
        }

        return ResultChecks.Follow(place, cancellationToken) || IsDead(place, cancellationToken);
    }

    /// <summary>Whether an operation never runs.</summary>
    public static bool IsNeverRun(IOperation place, CancellationToken cancellationToken)
    {
        var inner = place;
        for (var outer = place.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (IsNeverTaken(inner, outer))
            {
                return true;
            }
        }

        return IsDead(place, cancellationToken);
    }

    // Several values were possible where it was written. A later branch may be for another of them.
    private static bool IsOnABranch(IOperation place, SyntaxNode? origin)
    {
        var inner = place;
        for (var outer = place.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (TestsBefore(inner, outer, origin).Any())
            {
                return true;
            }

            if (origin is not null && outer.Syntax.SyntaxTree == origin.SyntaxTree && outer is IBlockOperation && outer.Syntax.Span.Contains(origin.Span))
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> Tests(IOperation inner, IOperation outer) =>
        TestsBefore(inner, outer, null).Concat(outer is IBlockOperation block ? GuardCalls.Before(block, inner) : []);

    private static bool Mentions(IOperation test, HashSet<ISymbol> symbols) =>
        symbols.Count > 0 && test.DescendantsAndSelf().Any(part => ReferencedBy(part) is { } symbol && symbols.Contains(symbol));

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IFieldReferenceOperation { Field: var field } => field,
        _ => null,
    };

    private static ISymbol? ReferencedBy(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IPropertyReferenceOperation { Property: var property } => property,
        _ => SymbolOf(operation),
    };

    private static IOperation? ChoiceOf(IOperation inner, IOperation outer) => outer switch
    {
        IConditionalOperation { Syntax: ConditionalExpressionSyntax } choice when inner != choice.Condition => choice.Condition,
        ISwitchExpressionOperation choice when inner != choice.Value => choice.Value,
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

    // The conditions that decide whether the inner operation runs. Of the preceding statements, only those after the origin count.
    private static IEnumerable<IOperation> TestsBefore(IOperation inner, IOperation outer, SyntaxNode? origin) => outer switch
    {
        IConditionalOperation choice when inner != choice.Condition => [choice.Condition],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when inner == binary.RightOperand => [binary.LeftOperand],
        ISwitchOperation choice when inner != choice.Value => [choice.Value],
        ISwitchExpressionOperation choice when inner != choice.Value => [choice.Value],
        ISwitchExpressionArmOperation { Guard: { } guard } when inner != guard => [guard],
        ISwitchCaseOperation section => section.Clauses.Where(clause => clause != inner),
        IWhileLoopOperation { Condition: { } condition } when inner != condition => [condition],
        // The values of a loop with constant bounds are those that its condition lets through.
        IForLoopOperation { Condition: { } condition } loop when inner != condition && ConstantLoop.Of(loop) is null => [condition],
        IBlockOperation block => block.Operations.TakeWhile(statement => statement != inner)
            .Where(statement => origin is null || statement.Syntax.SyntaxTree != origin.SyntaxTree || statement.Syntax.SpanStart > origin.SpanStart)
            .SelectMany(Leaving),
        _ => [],
    };

    // if (…) { return; }, and switch (…) { case …: return; }
    private static IEnumerable<IOperation> Leaving(IOperation statement) => statement switch
    {
        IConditionalOperation choice when MayLeave(choice) => [choice.Condition],
        ISwitchOperation choice when MayLeave(choice) => [choice.Value],
        _ => [],
    };

    private static bool MayLeave(IOperation choice) => choice.Syntax.DescendantNodes().Any(node => node.Kind()
        is SyntaxKind.ReturnStatement or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression or SyntaxKind.ContinueStatement
        or SyntaxKind.GotoStatement or SyntaxKind.YieldBreakStatement
        || (node.IsKind(SyntaxKind.BreakStatement) && node.Parent is not SwitchSectionSyntax));

    // A local function is declared where it isn't run, often at the end of its method.
    private static bool IsDead(IOperation place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return place.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement and not LocalFunctionStatementSyntax
            && place.SemanticModel?.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };
    }
}
