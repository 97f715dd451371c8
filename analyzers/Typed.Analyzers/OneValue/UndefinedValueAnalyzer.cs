using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds durations, resolutions, aspect ratios and other enumerated values that the model does not have (TYP1001 to TYP1004), values of another model's enum (TYP1018), and values of unions outside their limits (TYP1005 to TYP1014).</summary>
/// <remarks>A single analyzer for all that converts a value: code is full of conversions, and the callback for each of them is most of the cost.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndefinedValueAnalyzer() : RuleAnalyzer(Rules)
{
    internal static readonly DiagnosticDescriptor[] Rules =
    [
        Descriptors.InvalidDuration, Descriptors.InvalidResolution, Descriptors.InvalidAspectRatio, Descriptors.UndefinedEnumeratedValue, Descriptors.OtherModelsValue,
        .. ConstrainedValueAnalyzer.Rules,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var conversions = new CheckedConversions(contract);
        var pairs = new PairCheck(contract);
        var shapes = new ShapeCheck(contract);
        context.RegisterOperationAction(
            operation =>
            {
                var conversion = (IConversionOperation)operation.Operation;
                Check(operation, contract, conversions.OfCast(conversion));
                pairs.Run(operation, conversion);
                shapes.Run(operation, conversion);
            },
            OperationKind.Conversion);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                Check(operation, contract, conversions.OfCall(call));
                shapes.Run(operation, call);
            },
            OperationKind.Invocation);
        ParamAssignments.Register(context, contract, (operation, assigned) => Check(operation, contract, conversions.OfUncast(assigned, operation.CancellationToken)));
    }

    private static void Check(OperationAnalysisContext context, TypedContract contract, CheckedConversion? conversion)
    {
        if (conversion is not null)
        {
            UndefinedValueCheck.Run(context, conversion, contract, contract.Evaluator);
            OtherModelsValueCheck.Run(context, conversion, contract);
        }
    }
}
