using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Reports a request that has no price or exceeds its budget.</summary>
internal static class PriceFindings
{
    public static void Report(OperationAnalysisContext context, RequestFindings findings, RequestFacts facts, Budgets budgets, TypedContract contract)
    {
        var (record, price) = (facts.Record, PriceList.PriceOf(facts));
        switch (price.Kind)
        {
            case PriceKind.NoLine:
                var (priced, fix) = PricedValues.Of(facts, contract, _ => true);
                findings.Report(Diagnostic.Create(
                    Descriptors.UnpricedCombination,
                    PlaceOf(facts) ?? RequestLocation.Of(facts.Creation),
                    priced,
                    fix.ToProperties(),
                    record.Model,
                    PriceList.Asked(facts),
                    string.Join("; ", record.Prices.Select(line => line.Condition))));
                break;
            case PriceKind.Known when BudgetOf(context, budgets) is { } budget
                && price.Budgeted > budget:
                var (within, cheaper) = PricedValues.Of(facts, contract, credits => credits <= budget);
                findings.Report(Diagnostic.Create(
                    Descriptors.CallOverBudget, RequestLocation.Of(facts.Creation), within, cheaper.ToProperties(), record.Model, PriceText.Costs(record, price.Differs, price.Budgeted, price.Budgeted), PriceText.Table(record),
                    ExactNumber.Text(budget)));
                break;
        }
    }

    /// <summary>The budget of the code that an operation is in, or null if it has none.</summary>
    public static decimal? BudgetOf(OperationAnalysisContext context, Budgets budgets) =>
        budgets.BudgetOf(Around(context), context.Operation.Syntax.SyntaxTree, context.Options);

    // The innermost function: a local function may have its own budget.
    private static ISymbol Around(OperationAnalysisContext context)
    {
        for (var outer = context.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer.Kind)
            {
                case OperationKind.LocalFunction:
                    return ((ILocalFunctionOperation)outer).Symbol;
                case OperationKind.AnonymousFunction:
                    return ((IAnonymousFunctionOperation)outer).Symbol;
            }
        }

        return context.ContainingSymbol;
    }

    // The value that no price line has, if any; otherwise the last value of the combination.
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
