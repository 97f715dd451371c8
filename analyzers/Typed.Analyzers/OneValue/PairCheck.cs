using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the members of a pair such as <c>ImageSize = (0, 768)</c> against the constraints of the object that it creates (TYP1005, TYP1006).</summary>
internal sealed class PairCheck(TypedContract contract)
{
    public void Run(OperationAnalysisContext context, IConversionOperation conversion)
    {
        // The operand first: computing the operator of a conversion costs more than all else here, and few conversions are of a tuple.
        if (!MayBePair(conversion.Operand)
            || conversion.OperatorMethod is not { ContainingType: var type, Parameters: [{ Type: INamedTypeSymbol { IsTupleType: true } pair }] }
            || !contract.IsUnion(type) || Usage.IsCompared(conversion))
        {
            return;
        }

        foreach (var elements in Pairs(conversion.Operand).Where(elements => elements.Length == pair.TupleElements.Length))
        {
            for (var i = 0; i < elements.Length; i++)
            {
                // The tuple of the generated conversion has the names of the object's properties.
                var field = Objects(type).SelectMany(made => made.GetMembers(pair.TupleElements[i].Name)).OfType<IPropertySymbol>().Select(contract.FieldOf).FirstOrDefault();
                if (field is { IsConstrained: true })
                {
                    new ConstrainedValueCheck(context, contract, field, contract.Evaluator).Run(elements[i]);
                }
            }
        }
    }

    private static bool MayBePair(IOperation operand) => operand.Kind is OperationKind.Tuple or OperationKind.Conversion or OperationKind.Conditional or OperationKind.SwitchExpression;

    // (1024, 768), alone or in the branches of a conditional.
    private static IEnumerable<ImmutableArray<IOperation>> Pairs(IOperation value) => Conversions.WithoutConversions(value) switch
    {
        ITupleOperation tuple => [tuple.Elements],
        IConditionalOperation { IsRef: false, WhenFalse: { } whenFalse } choice => Pairs(choice.WhenTrue).Concat(Pairs(whenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Pairs(arm.Value)),
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> Objects(INamedTypeSymbol union) =>
        union.GetMembers(WellKnownMemberNames.ImplicitConversionName).OfType<IMethodSymbol>().Select(other => other.Parameters[0].Type).Where(type => type is { TypeKind: TypeKind.Class });
}
