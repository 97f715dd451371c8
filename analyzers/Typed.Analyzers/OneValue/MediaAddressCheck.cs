using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the text that an input is created from. It is sent in the field <c>url</c>, wherever the input is used.</summary>
internal static class MediaAddressCheck
{
    private const string Input = "MediaInput";
    private const string Field = "url";

    public static void Run(OperationAnalysisContext context, IOperation text, ValueEvaluator evaluator)
    {
        foreach (var known in evaluator.Evaluate(text, context.CancellationToken).Values)
        {
            if (known.Value is not string address)
            {
                continue;
            }

            if (!UrlText.IsOfFormat("uri", address))
            {
                Report(context, Descriptors.TextFormat, known, address, Input, Field, "uri", ConstraintReport.Shown(address));
            }
            else if (!UrlText.CanBeFetched(address) && !UrlText.IsInline(address))
            {
                Report(context, Descriptors.NoUrl, known, address, Input, Field, ConstraintReport.Shown(address));
            }
        }
    }

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, KnownValue known, string address, params string[] details)
    {
        if (Guards.MayHoldBack(known, context.CancellationToken))
        {
            return;
        }

        var place = known.Operand.Syntax.GetLocation();
        Location[] additional = known.Origin is null ? [place] : [place, known.Origin.GetLocation()];
        var fix = known.IsReplaceable ? TextChecks.WithScheme(address) : FixData.None;
        context.ReportDiagnostic(Diagnostic.Create(descriptor, place, additional, fix.ToProperties(), [.. details]));
    }
}
