using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds misspelled model names in calls by name (TYP4002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownModelAnalyzer() : RuleAnalyzer(Descriptors.UnknownModel)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Call(operation, submission, contract), OperationKind.Invocation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission, TypedContract contract)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.RawOf(call) is not { } raw || Submission.ProviderOf(call) is not { } provider)
        {
            return;
        }

        foreach (var value in contract.Evaluator.Evaluate(raw.Model, context.CancellationToken).Values)
        {
            // A name that resembles no known name may be a model that is newer than the records.
            if (value.Value is string name && !contract.ModelNames.Contains(provider, name) && contract.Removed.Of(provider, name) is null && MisspelledName.Of(name, contract.ModelNames.Of(provider)) is { } nearest)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UnknownModel,
                    value.Operand.Syntax.GetLocation(),
                    [value.Operand.Syntax.GetLocation()],
                    (value.IsReplaceable ? FixData.Replace(new Replacement(SymbolDisplay.FormatLiteral(nearest, quote: true), $"Change the model's name to '{nearest}'")) : FixData.None).ToProperties(),
                    provider,
                    name,
                    nearest));
            }
        }
    }
}
