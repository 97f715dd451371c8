using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Requests;

/// <summary>Reports diagnostics about a request as a whole, unless the request is never sent: in dead code, or as a template for <c>with</c>.</summary>
internal sealed class RequestFindings(OperationAnalysisContext context, RequestFacts facts)
{
    private bool? _isSent;

    public void Report(Diagnostic finding)
    {
        if (_isSent ??= IsSent())
        {
            context.ReportDiagnostic(finding);
        }
    }

    private bool IsSent() =>
        !Guards.IsNeverRun(facts.Creation, context.CancellationToken) && !Templates.IsOnlyCopied(facts.Creation, context.CancellationToken);
}
