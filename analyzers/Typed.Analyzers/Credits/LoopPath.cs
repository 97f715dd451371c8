using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>How often a loop counts whose number of iterations is unknown.</summary>
internal enum UncertainLoops
{
    NotAtAll,
    Once,
}

/// <summary>Computes the most expensive path through a loop: multiplied by a constant iteration count, or as often as <paramref name="uncertain"/> says.</summary>
internal sealed class LoopPath(Func<IOperation?, WaysOut> waysThrough, UncertainLoops uncertain)
{
    public WaysOut Of(ILoopOperation loop)
    {
        var turn = waysThrough(loop.Body);
        return Once(loop).Then(loop switch
        {
            IForLoopOperation counted when ConstantTurns.Of(counted) is { } times => Repeated(turn, times),
            IForEachLoopOperation each when ConstantTurns.Of(each) is { } times => Repeated(turn, times),
            IWhileLoopOperation { ConditionIsTop: false } => Repeated(turn, 1),
            IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } or IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } } => Endless(turn),
            _ => uncertain == UncertainLoops.Once ? WaysOut.Either(WaysOut.Nothing, Repeated(turn, 1)) : WaysOut.Nothing,
        });
    }

    // What runs before the first iteration, however many there are.
    private WaysOut Once(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each => waysThrough(each.Collection),
        IWhileLoopOperation { ConditionIsTop: true } repeated => waysThrough(repeated.Condition),
        IForLoopOperation counted => counted.Before.Append(counted.Condition).Aggregate(WaysOut.Nothing, (before, next) => before.Then(waysThrough(next))),
        _ => WaysOut.Nothing,
    };

    // The first iteration surely runs. Only a break leads to the next statement; from the end of the iteration the method is left in another way, if at all.
    private static WaysOut Endless(WaysOut turn) => new(turn.Break, Leave: Spending.Dearer(turn.Leave, Spending.Dearer(turn.End, turn.Continue)));

    private static WaysOut Repeated(WaysOut turn, int times)
    {
        if (times == 0)
        {
            return WaysOut.Nothing;
        }

        // An iteration that never reaches its end is the last one.
        var whole = Spending.Dearer(turn.End, turn.Continue);
        var before = whole is { } one ? one * (times - 1) : default;
        return new(Spending.Dearer(before + whole, before + turn.Break), Leave: before + turn.Leave);
    }
}
