using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.Credits;

/// <summary>Adds up the cost of a method's submissions on its most expensive path and compares it with the budget (TYP3002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodBudgetAnalyzer() : RuleAnalyzer(Descriptors.MethodOverBudget)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            var reader = contract.Requests;
            var budgets = Budgets.Of(context.Compilation);
            context.RegisterOperationBlockAction(block =>
            {
                foreach (var body in block.OperationBlocks)
                {
                    if (body is IBlockOperation code && budgets.BudgetOf(block.OwningSymbol, code.Syntax.SyntaxTree, block.Options) is { } budget)
                    {
                        Body(new(block.ReportDiagnostic, block.Options, block.CancellationToken), block.OwningSymbol, code, budget, submission, reader, budgets);
                    }
                }
            });
            // A local function is counted separately if it has its own budget. Searching each body for one would cost more than all else here.
            context.RegisterOperationAction(
                operation =>
                {
                    var function = (ILocalFunctionOperation)operation.Operation;
                    if (function.Body is { } code && budgets.Own(function.Symbol) is { } budget)
                    {
                        Body(new(operation.ReportDiagnostic, operation.Options, operation.CancellationToken), function.Symbol, code, budget, submission, reader, budgets);
                    }
                },
                OperationKind.LocalFunction);
        }
    }

    private static void Body(
        Reporting context, ISymbol symbol, IBlockOperation body, decimal budget, Submission submission, RequestReader reader, Budgets budgets)
    {
        // Credits of different providers are different currencies.
        foreach (var (record, prices) in Prices(context, body, budget, submission, reader, budgets))
        {
            var path = DearestPath.Of(body, prices.ToDictionary(price => price.Key, price => new Spending(price.Value.Credits, 1)));
            if (path.Credits <= budget)
            {
                continue;
            }

            // The only submission of a path is one of those that cost as much.
            var submitted = prices.Values.Where(price => path.Calls > 1 || price.Credits == path.Credits).ToList();
            if (path.Calls > 1 || submitted.Exists(price => price.IsShared))
            {
                context.Report(Diagnostic.Create(
                    Descriptors.MethodOverBudget,
                    symbol.Locations.FirstOrDefault(location => location.SourceTree == body.Syntax.SyntaxTree) ?? body.Syntax.GetLocation(),
                    symbol.Name,
                    ExactNumber.Text(path.Credits),
                    $"{record.Provider} {record.Unit}",
                    path.Calls,
                    path.Calls == 1 ? "submission" : "submissions",
                    string.Join(" and ", submitted.Select(price => PriceText.Source(price.Record)).Distinct().OrderBy(source => source, StringComparer.Ordinal)),
                    ExactNumber.Text(budget)));
            }
        }
    }

    private static IEnumerable<(ModelRecord Record, Dictionary<SyntaxNode, PricedCall> Prices)> Prices(
        Reporting context, IBlockOperation body, decimal budget, Submission submission, RequestReader reader, Budgets budgets)
    {
        var prices = new Dictionary<(string, string), Dictionary<SyntaxNode, PricedCall>>();
        foreach (var call in body.Descendants().OfType<IInvocationOperation>())
        {
            if (submission.RequestOf(call) is { } request && reader.Read(request, context.CancellationToken) is { } facts
                && PriceList.PriceOf(facts) is { Kind: PriceKind.Known, Budgeted: > 0 } price)
            {
                var currency = (facts.Record.Provider, facts.Record.Unit);
                if (!prices.TryGetValue(currency, out var calls))
                {
                    prices.Add(currency, calls = []);
                }

                calls[call.Syntax] = new PricedCall(facts.Record, price.Budgeted, IsShared(facts.Creation));
            }
        }

        return prices.Values.Select(calls => (calls.First().Value.Record, calls));

        // A single submission is reported where its request is created, unless that is outside this budget.
        bool IsShared(IOperation creation) =>
            !(creation.Syntax.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(creation.Syntax.Span))
            && !(creation.SemanticModel?.GetEnclosingSymbol(creation.Syntax.SpanStart, context.CancellationToken) is { } around
                && budgets.BudgetOf(around, creation.Syntax.SyntaxTree, context.Options) <= budget);
    }

    private sealed record PricedCall(ModelRecord Record, decimal Credits, bool IsShared);

    // What both kinds of callback offer.
    private sealed record Reporting(Action<Diagnostic> Report, AnalyzerOptions Options, CancellationToken CancellationToken);
}
