using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks each value assigned to a parameter against its constraints (TYP1005 to TYP1017).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstrainedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NumberOutOfRange, Descriptors.NumberOffStep, Descriptors.TextLength, Descriptors.DocumentedTextLength, Descriptors.TextPattern,
        Descriptors.EmptyRequiredText, Descriptors.ItemCount, Descriptors.DocumentedItemCount, Descriptors.RepeatedItem, Descriptors.TextFormat,
        Descriptors.NoUrl, Descriptors.OtherMedia, Descriptors.RequiredIsNull);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract)
        {
            ParamAssignments.Register(context, contract, (operation, assigned) =>
            {
                if (assigned.Field.IsConstrained && !ConstrainedValueCheck.IsShortText(assigned.Field, assigned.Value))
                {
                    new ConstrainedValueCheck(operation, contract, assigned.Field, contract.Evaluator).Run(assigned.Value);
                }
            });
        }
    }
}
