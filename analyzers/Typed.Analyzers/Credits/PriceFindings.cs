using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Reports what a request costs: over its budget, without a price, or just the number.</summary>
internal static class PriceFindings
{
    public static void Report(OperationAnalysisContext context, RequestFacts facts, RequestPrice price, Budgets budgets)
    {
        var record = facts.Record;
        var head = Head.Of(facts.Creation);
        switch (price.Kind)
        {
            case PriceKind.NoLine:
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UnpricedCombination, PlaceOf(facts) ?? head, record.Model, price.Asked, string.Join("; ", record.Prices.Select(line => line.Condition))));
                break;
            case PriceKind.NoTable:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PriceUnknown, head, record.Model));
                break;
            case PriceKind.Known:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.CostOfCall, head, record.Model, Text(price), record.Unit, record.AsOf ?? "unknown date"));
                if (budgets.BudgetOf(context.ContainingSymbol, context.Operation.Syntax.SyntaxTree, context.Options) is { } budget && price.Least > budget)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.CallOverBudget, head, record.Model, ExactNumber.Text(price.Least), record.Unit, ExactNumber.Text(budget)));
                }

                break;
        }
    }

    private static string Text(RequestPrice price) =>
        price.Least == price.Most ? ExactNumber.Text(price.Least) : $"{ExactNumber.Text(price.Least)} to {ExactNumber.Text(price.Most)}";

    // The value that no line has, where there is one; else the last of those that make the combination.
    private static Location? PlaceOf(RequestFacts facts)
    {
        var assigned = facts.Record.PricedBy
            .Select(name => (Name: name, Fact: facts[name]))
            .Where(condition => condition.Fact.Place is not null)
            .OrderBy(condition => condition.Fact.Place!.Syntax.SpanStart)
            .ToArray();
        var stranger = assigned.FirstOrDefault(condition => !facts.Record.Prices.Any(line => line.When.Contains((condition.Name, condition.Fact.Text!))));
        return (stranger.Fact ?? assigned.LastOrDefault().Fact)?.Place?.Syntax.GetLocation();
    }
}
