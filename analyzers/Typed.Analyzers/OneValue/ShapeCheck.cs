using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the value of a union against the constraints of its shape: <c>Size = 7</c>, <c>SizeItem.FromTexts(["a"])</c>.</summary>
internal sealed class ShapeCheck(TypedContract contract)
{
    public void Run(OperationAnalysisContext context, IConversionOperation conversion)
    {
        // The type first: computing the operator of a conversion costs more, and few conversions are to a union.
        if (contract.IsUnion(conversion.Type) && conversion.OperatorMethod is { } method && !Usage.IsCompared(conversion))
        {
            Check(context, method, conversion.Operand);
        }
    }

    public void Run(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call is { TargetMethod: { IsStatic: true, ContainingType: var type } method, Arguments: [{ Value: var value }] } && contract.IsUnion(type))
        {
            Check(context, method, value);
        }
    }

    private void Check(OperationAnalysisContext context, IMethodSymbol method, IOperation value)
    {
        if (contract.ShapeOf(method) is { } field)
        {
            new ConstrainedValueCheck(context, contract, field, contract.Evaluator).Run(value);
        }
    }
}
