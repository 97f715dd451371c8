using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds the lists that an expression can have: collection expressions, arrays and list initializers, in branches and through locals.</summary>
internal static class ListReader
{
    private const int MaxDepth = 16;

    public static IEnumerable<ItemSet> Read(IOperation value, ValueEvaluator evaluator, CancellationToken cancellationToken) =>
        Read(value, evaluator, 0, cancellationToken);

    /// <summary>The number of items if it is the same on all paths, or null if unknown.</summary>
    public static int? CountOf(IOperation value, ValueEvaluator evaluator, CancellationToken cancellationToken, int depth = 0)
    {
        value = Conversions.WithoutConversions(value);
        int? Next(IOperation part) => depth < MaxDepth ? CountOf(part, evaluator, cancellationToken, depth + 1) : null;
        return value switch
        {
            IConditionalOperation { WhenFalse: { } whenFalse } choice => Next(choice.WhenTrue) is { } count && Next(whenFalse) == count ? count : null,
            ICoalesceOperation or ISwitchExpressionOperation => null,
            IParameterReferenceOperation when evaluator.ArgumentOf(value) is { } argument => Next(argument),
            ILocalReferenceOperation or IFieldReferenceOperation =>
                HasFixedLength(value.Type) && evaluator.SourceOf(value, cancellationToken) is { } source ? Next(source) : null,
            _ => Read(value, evaluator, 0, cancellationToken).ToArray() is [{ Count: { } count }] ? count : null,
        };
    }

    private static IEnumerable<ItemSet> Read(IOperation value, ValueEvaluator evaluator, int depth, CancellationToken cancellationToken)
    {
        value = Conversions.WithoutConversions(value);
        if (depth == MaxDepth)
        {
            return [];
        }

        IEnumerable<ItemSet> Next(IOperation part) => Read(part, evaluator, depth + 1, cancellationToken);
        return value switch
        {
            // This operation kind is newer than the referenced compiler; the syntax kind is not.
            { Syntax: CollectionExpressionSyntax syntax } => [Written(value, value.ChildOperations.ToImmutableArray(), syntax.Elements.Any(element => element is SpreadElementSyntax))],
            IArrayCreationOperation { Initializer: { } initializer } => [Written(value, initializer.ElementValues, hasSpread: false)],
            IArrayCreationOperation { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int size } }] } => [new(value, size, ImmutableArray<IOperation>.Empty)],
            IObjectCreationOperation { Initializer: { } initializer } creation when creation.Arguments.IsEmpty => Added(creation, initializer),
            IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true, Parameters.Length: 0, ContainingType.Name: "Array" or "Enumerable" } } => [new(value, 0, ImmutableArray<IOperation>.Empty)],
            IConditionalOperation { IsRef: false, Condition.ConstantValue.HasValue: false, WhenFalse: { } whenFalse } conditional => Next(conditional.WhenTrue).Concat(Next(whenFalse)),
            ICoalesceOperation coalesce => Next(coalesce.Value).Concat(Next(coalesce.WhenNull)),
            ISwitchExpressionOperation { Value.ConstantValue.HasValue: false } choice => choice.Arms.SelectMany(arm => Next(arm.Value)),
            IParameterReferenceOperation when evaluator.ArgumentOf(value) is { } argument => Next(argument),
            ILocalReferenceOperation or IFieldReferenceOperation when HasFixedLength(value.Type) && evaluator.SourceOf(value, cancellationToken) is { } source =>
                // The items may have been replaced since; their number cannot have changed.
                Next(source).Select(list => new ItemSet(
                    value, list.Count, ImmutableArray<IOperation>.Empty, list.Origin ?? (IsChoice(Conversions.WithoutConversions(source)) ? list.Place.Syntax : null))),
            _ => [],
        };
    }

    private static bool IsChoice(IOperation value) => value is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation;

    private static ItemSet Written(IOperation place, ImmutableArray<IOperation> items, bool hasSpread) =>
        hasSpread ? new(place, null, ImmutableArray<IOperation>.Empty) : new(place, items.Length, items);

    // new List<string> { "a", "b" }
    private static IEnumerable<ItemSet> Added(IObjectCreationOperation creation, IObjectOrCollectionInitializerOperation initializer)
    {
        if (creation.Type is not { Name: "List", ContainingNamespace.Name: "Generic" })
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var element in initializer.Initializers)
        {
            if (element is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var argument] })
            {
                return [];
            }

            items.Add(argument.Value);
        }

        return [new(creation, items.Count, items.ToImmutable())];
    }

    private static bool HasFixedLength(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || type is INamedTypeSymbol { Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "ImmutableArray" };
}
