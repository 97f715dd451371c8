using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>The items of a list that is written where it is used, so that nothing can have changed it: <c>[4, 6]</c>, <c>new[] { 4, 6 }</c>, <c>Enumerable.Range(4, 3)</c>.</summary>
internal static class WrittenList
{
    private const int MaxItems = 32;

    /// <summary>The values of each item, or null if the list is not written here.</summary>
    public static ImmutableArray<ValueSet>? Of(IOperation list, Func<IOperation, ValueSet> evaluate) => Conversions.WithoutConversions(list) switch
    {
        { Syntax: CollectionExpressionSyntax { Elements: var elements } } written when elements.All(element => element is ExpressionElementSyntax) =>
            Each(written.ChildOperations, evaluate),
        IArrayCreationOperation { Initializer.ElementValues: var items } => Each(items, evaluate),
        IInvocationOperation { TargetMethod.Name: "Range", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: int first } }, { Value.ConstantValue: { HasValue: true, Value: int and >= 0 and <= MaxItems and var count } }] } range
            when IsLinq(range.TargetMethod) && first <= int.MaxValue - count => Enumerable.Range(first, count).Select(value => ValueSet.Of(value, range)).ToImmutableArray(),
        _ => null,
    };

    /// <summary>The only item that a call such as <c>Max</c> or <c>First</c> returns, if the list is written in front of it.</summary>
    public static ValueSet Chosen(IInvocationOperation call, Func<IOperation, ValueSet> evaluate)
    {
        if (call.Arguments.Length != 1 || Of(call.Arguments[0].Value, evaluate) is not { IsEmpty: false } items)
        {
            return ValueSet.Unknown;
        }

        return call.TargetMethod.Name switch
        {
            "First" => items[0],
            "Last" => items[items.Length - 1],
            _ when items.All(item => item.IsSingle && NumericConversion.ToDecimal(item.Values[0].Value) is not null) => call.TargetMethod.Name == "Max"
                ? items.OrderByDescending(Number).First()
                : items.OrderBy(Number).First(),
            _ => ValueSet.Unknown,
        };

        static decimal? Number(ValueSet item) => NumericConversion.ToDecimal(item.Values[0].Value);
    }

    /// <summary>Whether a method is one of LINQ to Objects.</summary>
    public static bool IsLinq(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: nameof(System) } };

    private static ImmutableArray<ValueSet>? Each(IEnumerable<IOperation> items, Func<IOperation, ValueSet> evaluate)
    {
        var values = items.Select(evaluate).ToImmutableArray();
        return values.Length <= MaxItems ? values : null;
    }
}
