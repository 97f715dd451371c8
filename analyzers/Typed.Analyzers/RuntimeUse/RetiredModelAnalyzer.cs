using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse.Raw;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds requests to deprecated (TYP4011) or removed (TYP4012) models.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetiredModelAnalyzer() : RuleAnalyzer(Descriptors.DeprecatedModel, Descriptors.RemovedModel)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Creation(operation, contract), OperationKind.ObjectCreation);
            context.RegisterOperationAction(operation => Call(operation, contract, submission), OperationKind.Invocation);
        }
    }

    private static void Creation(OperationAnalysisContext context, TypedContract contract)
    {
        if (contract.RecordOf(context.Operation.Type) is { Deprecated: { } how } record)
        {
            var fix = record.Replacement is { } other && contract.Models.Of(record.Provider)?.ContainsKey(other) == true ? new FixData { Model = other } : FixData.None;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.DeprecatedModel, RequestLocation.Of(context.Operation), fix.ToProperties(), record.Model, how, Instead(record.Replacement)));
        }
    }

    private static void Call(OperationAnalysisContext context, TypedContract contract, Submission submission)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.RawOf(call) is { } raw)
        {
            if (Submission.ProviderOf(call) is { } provider)
            {
                foreach (var value in contract.Evaluator.Evaluate(raw.Model, context.CancellationToken).Values)
                {
                    if (value.Value is string name)
                    {
                        Check(context, contract, value, provider, name);
                    }
                }
            }
        }
        else if (RawPost.Of(call, contract, context.CancellationToken) is { } post)
        {
            foreach (var value in post.Models.Values)
            {
                // The address says nothing about the provider.
                if (value.Value is string name && contract.ModelNames.Providers.Where(provider => contract.IsKnown(provider, name)).Take(2).ToArray() is [var only])
                {
                    Check(context, contract, value, only, name);
                }
            }
        }
    }

    private static void Check(OperationAnalysisContext context, TypedContract contract, KnownValue value, string provider, string name)
    {
        if (contract.Removed.Of(provider, name) is { } gone)
        {
            Report(Descriptors.RemovedModel, gone.Replacement, provider, name, gone.Since is { } since ? $" since {since}" : "", Instead(gone.Replacement));
        }
        else if (contract.Models.Of(provider) is { } models && models.TryGetValue(name, out var record) && record.Deprecated is { } how)
        {
            Report(Descriptors.DeprecatedModel, record.Replacement, name, how, Instead(record.Replacement));
        }

        void Report(DiagnosticDescriptor descriptor, string? replacement, params string[] details) => context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            value.Operand.Syntax.GetLocation(),
            [value.Operand.Syntax.GetLocation()],
            (value.IsReplaceable && replacement is not null ? FixData.Use([SymbolDisplay.FormatLiteral(replacement, quote: true)]) : FixData.None).ToProperties(),
            details));
    }

    private static string Instead(string? replacement) => replacement is null ? "" : $"; use '{replacement}'";
}
