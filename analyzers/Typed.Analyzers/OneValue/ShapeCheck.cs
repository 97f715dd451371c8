using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the value of a union against the constraints of its shape: <c>Size = 7</c>, <c>SizeItem.FromTexts(["a"])</c>.</summary>
internal sealed class ShapeCheck
{
    private readonly TypedContract _contract;
    private readonly INamedTypeSymbol _union;

    private ShapeCheck(TypedContract contract, INamedTypeSymbol union)
    {
        _contract = contract;
        _union = union;
    }

    /// <summary>The check, or null if the runtime has no unions.</summary>
    public static ShapeCheck? TryCreate(TypedContract contract) =>
        contract.Runtime.GetTypeByMetadataName("Typed.ParamUnion") is { } union ? new(contract, union) : null;

    public void Run(OperationAnalysisContext context, IConversionOperation conversion)
    {
        // The type first: computing the operator of a conversion costs more, and few conversions are to a union.
        if (IsUnion(conversion.Type) && conversion.OperatorMethod is { } method && !Usage.IsCompared(conversion))
        {
            Check(context, method, conversion.Operand);
        }
    }

    public void Run(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call is { TargetMethod: { IsStatic: true, ContainingType: var type } method, Arguments: [{ Value: var value }] } && IsUnion(type))
        {
            Check(context, method, value);
        }
    }

    private void Check(OperationAnalysisContext context, IMethodSymbol method, IOperation value)
    {
        if (_contract.ShapeOf(method) is { } field)
        {
            new ConstrainedValueCheck(context, _contract, field, _contract.Evaluator).Run(value);
        }
    }

    private bool IsUnion(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class, BaseType: { } parent } && SymbolEqualityComparer.Default.Equals(parent, _union);
}
