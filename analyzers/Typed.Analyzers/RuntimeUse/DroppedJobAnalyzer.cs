using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds submissions that discard the returned job: it is paid for and lost (TYP4001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedJobAnalyzer() : RuleAnalyzer(Descriptors.DroppedJob)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (Submission.TryCreate(context.Compilation) is { } submission)
        {
            context.RegisterOperationAction(operation => Call(operation, submission), OperationKind.Invocation);
        }
    }

    private static void Call(OperationAnalysisContext context, Submission submission)
    {
        var call = (IInvocationOperation)context.Operation;
        if (submission.IsSubmission(call) && JobFlow.IsLost(call))
        {
            var name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var member } } ? member : call.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.DroppedJob, name.GetLocation()));
        }
    }
}
