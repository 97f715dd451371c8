using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>
/// The values that a variable takes in turn: of <c>foreach</c> over a list that is written in the loop's header, of <c>for</c> with constant bounds, and of a lambda that LINQ calls for each item.
/// </summary>
internal static class LoopItems
{
    private const int MaxTurns = 32;

    public static ValueSet Of(ILocalReferenceOperation reference, Func<IOperation, ValueSet> evaluate)
    {
        // Checks the syntax first: most locals are not loop variables.
        var loop = reference.Local.DeclaringSyntaxReferences is not [var declaration] ? null : declaration.GetSyntax() switch
        {
            ForEachStatementSyntax each => each,
            VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax counted } => counted,
            _ => (SyntaxNode?)null,
        };
        for (IOperation inner = reference, outer = reference.Parent!; loop is not null && outer is not null; inner = outer, outer = outer.Parent!)
        {
            switch (outer)
            {
                // A function that runs later sees the variable of a for loop after its last turn.
                case IAnonymousFunctionOperation or ILocalFunctionOperation when loop is ForStatementSyntax:
                    return ValueSet.Unknown;
                case IForEachLoopOperation each when each.Syntax == loop:
                    return WrittenList.Of(each.Collection, evaluate) is { } items ? Reached(each, items).SeenAt(reference) : ValueSet.Unknown;
                case IForLoopOperation counted when counted.Syntax == loop:
                    return inner == counted.Body && ConstantLoop.Of(counted) is { Turns: <= MaxTurns } constant
                        ? Reached(counted, Enumerable.Range(0, constant.Turns).Select(turn => ValueSet.Of(
                            new KnownValue(constant.First + (turn * constant.Step), reference, IsReplaceable: false, counted.Syntax, IsOneOfSeveral: true))))
                        : ValueSet.Unknown;
            }
        }

        return ValueSet.Unknown;
    }

    /// <summary><c>new[] { 4, 6 }.Select(seconds =&gt; …)</c>, in either syntax.</summary>
    public static ValueSet Of(IParameterReferenceOperation reference, Func<IOperation, ValueSet> evaluate)
    {
        var outer = reference.Parent;
        while (outer is not null && !(outer is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, reference.Parameter.ContainingSymbol)))
        {
            outer = outer.Parent;
        }

        outer = outer?.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation)
        {
            outer = outer.Parent;
        }

        return reference.Parameter.Ordinal == 0 && outer is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Select" or "SelectMany" or "ToDictionary" or "ToLookup" } call }
            && WrittenList.IsLinq(call.TargetMethod) && (call.TargetMethod.Name is "ToDictionary" or "ToLookup" || IsExhausted(call)) && WrittenList.Of(call.Arguments[0].Value, evaluate) is { } items
            ? Union(items).SeenAt(reference)
            : ValueSet.Unknown;
    }

    // A loop that may be left early may end after its first turn: only the first item surely arrives.
    private static ValueSet Reached(ILoopOperation loop, IEnumerable<ValueSet> items) =>
        MayBeLeft(loop) ? Union(items.Take(1)).Union(ValueSet.Unknown) : Union(items);

    private static bool MayBeLeft(ILoopOperation loop) =>
        loop.Body.Syntax.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax);

    // LINQ runs a lambda only for the items that are requested: all of them by ToArray and the like, by a spread, and by a loop that is not left early.
    private static bool IsExhausted(IInvocationOperation call)
    {
        var outer = call.Parent;
        while (outer is IConversionOperation or ITranslatedQueryOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" or "ToHashSet" or "WhenAll" or "AddRange" or "ToImmutableArray" or "ToImmutableList" } } => true,
            IForEachLoopOperation loop => !MayBeLeft(loop),
            // This operation kind is newer than the referenced compiler; the syntax kind is not.
            { Syntax: SpreadElementSyntax } => true,
            _ => false,
        };
    }

    private static ValueSet Union(IEnumerable<ValueSet> items) => items.Aggregate(ValueSet.None, (values, item) => values.Union(item));
}
