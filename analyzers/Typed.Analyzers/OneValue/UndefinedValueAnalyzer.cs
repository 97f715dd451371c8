using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds durations, resolutions, aspect ratios and other enumerated values that the model does not have (TYP1001 to TYP1004), and values of another model's enum (TYP1018).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndefinedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidDuration, Descriptors.InvalidResolution, Descriptors.InvalidAspectRatio, Descriptors.UndefinedEnumeratedValue,
            Descriptors.OtherModelsValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is not { } contract)
        {
            return;
        }

        var spots = new CheckedSpots(contract);
        context.RegisterOperationAction(operation => Check(operation, contract, spots.OfCast((IConversionOperation)operation.Operation)), OperationKind.Conversion);
        context.RegisterOperationAction(operation => Check(operation, contract, spots.OfCall((IInvocationOperation)operation.Operation)), OperationKind.Invocation);
        ParamAssignments.Register(context, (operation, assignment, property) => Check(operation, contract, spots.OfUncast(assignment, property)));
    }

    private static void Check(OperationAnalysisContext context, TypedContract contract, CheckedSpot? spot)
    {
        if (spot is not null)
        {
            UndefinedValueCheck.Run(context, spot, contract, contract.Evaluator);
            OtherModelsValueCheck.Run(context, spot, contract);
        }
    }
}
