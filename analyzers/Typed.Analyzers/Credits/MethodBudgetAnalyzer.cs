using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.Credits;

/// <summary>Adds up what the submissions of one method cost on its dearest path, and holds it against the budget (TYP3002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodBudgetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MethodOverBudget);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract && Submission.TryCreate(context.Compilation) is { } submission)
        {
            var reader = contract.Requests;
            var budgets = new Budgets(context.Compilation);
            context.RegisterOperationBlockAction(block => Method(block, submission, reader, budgets));
        }
    }

    private static void Method(OperationBlockAnalysisContext context, Submission submission, RequestReader reader, Budgets budgets)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (block is not IBlockOperation body
                || budgets.BudgetOf(context.OwningSymbol, body.Syntax.SyntaxTree, context.Options) is not { } budget)
            {
                continue;
            }

            var prices = new Dictionary<SyntaxNode, decimal>();
            foreach (var call in body.Descendants().OfType<IInvocationOperation>())
            {
                if (submission.RequestOf(call) is { } request && reader.Read(request, context.CancellationToken) is { } facts
                    && PriceList.PriceOf(facts) is { Kind: PriceKind.Known, Least: > 0 } price)
                {
                    prices[call.Syntax] = price.Least;
                }
            }

            // One call alone is the other rule's.
            if (prices.Count > 1 && DearestPath.Of(context.GetControlFlowGraph(body), prices) is { Calls: > 1 } path && path.Credits > budget)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.MethodOverBudget,
                    context.OwningSymbol.Locations.FirstOrDefault(location => location.SourceTree == body.Syntax.SyntaxTree) ?? body.Syntax.GetLocation(),
                    context.OwningSymbol.Name,
                    ExactNumber.Text(path.Credits),
                    path.Calls,
                    ExactNumber.Text(budget)));
            }
        }
    }
}
