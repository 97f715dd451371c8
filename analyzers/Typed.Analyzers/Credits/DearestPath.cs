using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>Computes the most expensive path through a body, as a lower bound: a loop counts only the iterations that are certain.</summary>
/// <param name="prices">The prices of the submissions by call. A lambda may have one too.</param>
/// <param name="assumed">Conditions with an assumed outcome, so that two tests of the same condition do not contradict each other.</param>
/// <param name="uncertain">How often a loop with an unknown number of iterations counts.</param>
internal sealed class DearestPath(IReadOnlyDictionary<SyntaxNode, Spending> prices, Assumptions assumed, UncertainLoops uncertain)
{
    /// <summary>The credits and calls of the most expensive path.</summary>
    public static Spending Of(IOperation body, IReadOnlyDictionary<SyntaxNode, Spending> prices, UncertainLoops uncertain = UncertainLoops.NotAtAll)
    {
        Spending? dearest = null;
        foreach (var assumed in Assumptions.In(body))
        {
            dearest = Spending.Dearer(dearest, new DearestPath(prices, assumed, uncertain).Ways(body).Dearest);
        }

        return dearest ?? default;
    }

    private WaysOut Ways(IOperation? operation)
    {
        switch (operation)
        {
            case null or ILocalFunctionOperation:
                return WaysOut.Nothing;
            case IAnonymousFunctionOperation:
                return PriceOf(operation);
            case IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation:
                return Leaving(InOrder(operation.ChildOperations));
            case IBranchOperation branch:
                return branch.BranchKind switch
                {
                    BranchKind.Break => new(null, Break: default(Spending)),
                    BranchKind.Continue => new(null, Continue: default(Spending)),
                    _ => new(null, Leave: default(Spending)),
                };
            case IConditionalOperation choice:
                return Choice(choice.Condition, choice.WhenTrue, choice.WhenFalse);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return Choice(both.LeftOperand, both.RightOperand, null);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Choice(either.LeftOperand, null, either.RightOperand);
            case ICoalesceOperation coalesce:
                return Ways(coalesce.Value).Then(WaysOut.Either(WaysOut.Nothing, Ways(coalesce.WhenNull)));
            case ISwitchOperation choice:
                return Ways(choice.Value).Then(Sections(choice));
            case ISwitchExpressionOperation choice:
                return Ways(choice.Value).Then(choice.Arms.Select(arm => Ways(arm.Value)).Aggregate(default(WaysOut), WaysOut.Either));
            case ITryOperation attempt:
                return Attempt(attempt);
            case ILoopOperation loop:
                return new LoopPath(Ways, uncertain).Of(loop);
            default:
                var ways = InOrder(operation.ChildOperations);
                return operation is IInvocationOperation ? ways.Then(PriceOf(operation)) : ways;
        }
    }

    private WaysOut PriceOf(IOperation operation) => prices.TryGetValue(operation.Syntax, out var price) ? new(price) : WaysOut.Nothing;

    private WaysOut InOrder(IEnumerable<IOperation> operations) => operations.Aggregate(WaysOut.Nothing, (before, next) => before.Then(Ways(next)));

    private static WaysOut Leaving(WaysOut ways) => ways with { End = null, Leave = Spending.Dearer(ways.Leave, ways.End) };

    private WaysOut Choice(IOperation condition, IOperation? whenTrue, IOperation? whenFalse) => Ways(condition).Then(assumed.OutcomeOf(condition) switch
    {
        true => Ways(whenTrue),
        false => Ways(whenFalse),
        null => WaysOut.Either(Ways(whenTrue), Ways(whenFalse)),
    });

    private WaysOut Sections(ISwitchOperation choice)
    {
        var ways = choice.Cases.Select(section => InOrder(section.Body)).Aggregate(
            choice.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) ? default : WaysOut.Nothing, WaysOut.Either);
        return ways with { End = Spending.Dearer(ways.End, ways.Break), Break = null };
    }

    // Any operation in the body may throw after it was paid for.
    private WaysOut Attempt(ITryOperation attempt)
    {
        var body = Ways(attempt.Body);
        var ways = attempt.Catches.Aggregate(body, (all, handler) => WaysOut.Either(all, Ways(handler.Handler).After(body.Dearest ?? default)));
        return attempt.Finally is null || Ways(attempt.Finally).End is not { } after ? ways : ways.After(after);
    }
}
