using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Reports the cost of each request, or that it is unknown (TYP3003, TYP3004).</summary>
/// <remarks>
/// A separate analyzer because it only informs: a command-line build without an error log skips such analyzers,
/// and reporting on every request would be most of this package's build cost.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostAnalyzer() : RuleAnalyzer(Descriptors.PriceUnknown, Descriptors.CostOfCall)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        context.RegisterOperationAction(operation => Request(operation, contract), OperationKind.ObjectCreation, OperationKind.With);
    }

    private static void Request(OperationAnalysisContext context, TypedContract contract)
    {
        if (contract.RecordOf(context.Operation.Type) is null || contract.Requests.Read(context.Operation, context.CancellationToken) is not { } facts)
        {
            return;
        }

        var record = facts.Record;
        var price = PriceList.PriceOf(facts);
        if (price.Kind == PriceKind.NoTable && !Informing.IsRaisedInBulk(context, Descriptors.PriceUnknown))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PriceUnknown, RequestLocation.Of(facts.Creation), record.Model, PriceText.Unknown(record)));
        }
        else if (price.Kind == PriceKind.Known && !Informing.IsRaisedInBulk(context, Descriptors.CostOfCall))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CostOfCall, RequestLocation.Of(facts.Creation), record.Model, PriceText.Costs(record, price.Differs, price.Least, price.Most), PriceText.Table(record)));
        }
    }
}
