using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>
/// Assumes one outcome for each flag that a body tests more than once: no path through <c>if (fast) { … } if (!fast) { … }</c> takes both.
/// </summary>
internal sealed class Assumptions(ImmutableDictionary<ISymbol, bool> outcomes)
{
    // Each flag doubles the number of paths.
    private const int MaxFlags = 4;

    /// <summary>All combinations of outcomes.</summary>
    public static IEnumerable<Assumptions> In(IOperation body)
    {
        var flags = body.Descendants().Select(Tested).OfType<ISymbol>().GroupBy(flag => flag, SymbolEqualityComparer.Default)
            .Where(same => same.Count() > 1 && !IsWritten(same.Key!, body)).Take(MaxFlags).Select(same => same.Key!).ToArray();
        for (var bits = 0; bits < 1 << flags.Length; bits++)
        {
            yield return new(flags.Select((flag, index) => (flag, index)).ToImmutableDictionary(
                one => one.flag, one => ((bits >> one.index) & 1) == 1, SymbolEqualityComparer.Default));
        }
    }

    /// <summary>The outcome of a condition, or null if both are possible.</summary>
    public bool? OutcomeOf(IOperation condition) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !OutcomeOf(operand),
        _ => FlagOf(condition) is { } flag && outcomes.TryGetValue(flag, out var outcome) ? outcome : null,
    };

    private static ISymbol? Tested(IOperation operation)
    {
        var condition = operation switch
        {
            IConditionalOperation choice => choice.Condition,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => both.LeftOperand,
            _ => null,
        };
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
        }

        return condition is null ? null : FlagOf(condition);
    }

    private static ISymbol? FlagOf(IOperation condition) => condition switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    private static bool IsWritten(ISymbol flag, IOperation body) => body.Descendants().Any(operation =>
        FlagOf(operation) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, flag)
        && operation.Parent is IAssignmentOperation { Target: var target } && target == operation);
}
