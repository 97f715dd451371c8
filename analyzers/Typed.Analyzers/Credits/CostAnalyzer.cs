using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Says what each request costs, or that nobody knows (TYP3003, TYP3004).</summary>
/// <remarks>
/// An analyzer of its own since it only informs: a build from the command line that writes no error log leaves such analyzers out,
/// and reporting on every request is most of what all of this package would cost it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.PriceUnknown, Descriptors.CostOfCall);

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
            context.RegisterOperationAction(operation => Request(operation, contract), OperationKind.ObjectCreation, OperationKind.With);
        }
    }

    private static void Request(OperationAnalysisContext context, TypedContract contract)
    {
        if (contract.RecordOf(context.Operation.Type) is null || contract.Requests.Read(context.Operation, context.CancellationToken) is not { } facts)
        {
            return;
        }

        var record = facts.Record;
        var price = PriceList.PriceOf(facts);
        if (price.Kind == PriceKind.NoTable)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PriceUnknown, Head.Of(facts.Creation), record.Model));
        }
        else if (price.Kind == PriceKind.Known)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CostOfCall, Head.Of(facts.Creation), record.Model, PriceText.Costs(record, price.Least, price.Most), PriceText.Table(record)));
        }
    }
}
