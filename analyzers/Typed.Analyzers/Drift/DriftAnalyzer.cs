using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Drift;

/// <summary>Reports requests that rely on a default (TYP3005) or pay a price (TYP3006) that changed since the model's last review.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DriftAnalyzer() : RuleAnalyzer(Descriptors.DefaultChanged, Descriptors.PriceChanged)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var reader = new FactReader(contract, contract.Evaluator);
        var reviewed = new SymbolCache<INamedTypeSymbol, ReviewedState?>(ReviewedState.TryCreate);
        context.RegisterOperationAction(operation => Creation(operation, contract, reader, reviewed), OperationKind.ObjectCreation);
    }

    private static void Creation(
        OperationAnalysisContext context, TypedContract contract, FactReader reader, SymbolCache<INamedTypeSymbol, ReviewedState?> states)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (contract.RecordOf(creation.Type) is not { } record
            || states.Of(record.Type) is not { } reviewed
            || SentValues.Read(creation, contract, reader, context.CancellationToken) is not { } sent)
        {
            return;
        }

        foreach (var field in record.Fields)
        {
            if (reviewed.Defaults.TryGetValue(field.Name, out var before) && !sent.IsWritten(field.Name))
            {
                var fix = new FixData { Property = field.Property.Name, Expression = DefaultExpression.Of(field, before, contract) };
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.DefaultChanged, RequestLocation.Of(creation), fix.ToProperties(), field.Name, record.Model, before ?? "none", reviewed.Day, field.Default ?? "none"));
            }
        }

        if (reviewed.Prices is { } prices && PriceMessage(record, reviewed, prices, sent) is { } message)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PriceChanged, RequestLocation.Of(creation), message));
        }
    }

    private static string? PriceMessage(ModelRecord record, ReviewedState reviewed, PriceSheet prices, SentValues sent)
    {
        string? DefaultNow(string field) => record.FieldOf(field)?.Default;
        SentValue Now(string field) => sent.Value(field, DefaultNow(field));
        SentValue Then(string field) => sent.Value(field, reviewed.Defaults.TryGetValue(field, out var json) ? json : DefaultNow(field));
        var sheet = new PriceSheet(record.Prices, record.Factors);
        var (before, after) = (prices.Of(Then), sheet.Of(Now));
        switch (before.Kind, after.Kind)
        {
            case (PriceKind.Known, PriceKind.Known):
                return (before.Least, before.Most) == (after.Least, after.Most)
                    ? null
                    : $"A request to '{record.Model}' costs {Text(after)} {record.Unit}; at the last review ({reviewed.Day}) it cost {Text(before)}";
            case (PriceKind.Known, PriceKind.NoLine or PriceKind.NoTable):
                return $"A request to '{record.Model}' has no price any more; at the last review ({reviewed.Day}) it cost {Text(before)} {record.Unit}";
            case (PriceKind.NoLine or PriceKind.NoTable, _):
                return null;
            default:
                return prices.IsSameFor(sheet, Now)
                    ? null
                    : $"The prices of '{record.Model}' changed since the last review ({reviewed.Day}); what this request costs depends on values that are known at run time only";
        }
    }

    private static string Text(RequestPrice price) =>
        price.Least == price.Most ? ExactNumber.Text(price.Least) : $"{ExactNumber.Text(price.Least)} to {ExactNumber.Text(price.Most)}";
}
