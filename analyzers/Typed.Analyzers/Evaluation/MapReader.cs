using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds the values that a dictionary is created with: <c>new Dictionary&lt;…&gt; { ["a"] = 1 }</c> or <c>{ { "a", 1 } }</c>, also in branches.</summary>
internal static class MapReader
{
    public static IEnumerable<IOperation> Values(IOperation map) => Conversions.WithoutConversions(map) switch
    {
        IConditionalOperation { IsRef: false, Condition.ConstantValue.HasValue: false, WhenFalse: { } whenFalse } choice => Values(choice.WhenTrue).Concat(Values(whenFalse)),
        ICoalesceOperation coalesce => Values(coalesce.Value).Concat(Values(coalesce.WhenNull)),
        ISwitchExpressionOperation { Value.ConstantValue.HasValue: false } choice => choice.Arms.SelectMany(arm => Values(arm.Value)),
        // Another type may keep other values than it is given.
        IObjectCreationOperation { Type.ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: nameof(System) } } } creation =>
            (creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty).Select(ValueOf).OfType<IOperation>(),
        _ => [],
    };

    private static IOperation? ValueOf(IOperation element) => element switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } assignment => assignment.Value,
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [_, { Value: var value }] } => value,
        _ => null,
    };
}
