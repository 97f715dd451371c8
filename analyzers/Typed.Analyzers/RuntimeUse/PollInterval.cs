using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds polling intervals that are too short for any provider (TYP4006).</summary>
internal static class PollInterval
{
    // No provider here documents its own minimum. A job takes many seconds, so more frequent polling gains nothing.
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    public static void Check(OperationAnalysisContext context, IOperation value, ValueEvaluator evaluator)
    {
        foreach (var known in evaluator.Evaluate(value, context.CancellationToken).Values)
        {
            if (known.Value is TimeSpan interval && interval < s_least)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.PollInterval,
                    known.Operand.Syntax.GetLocation(),
                    [known.Operand.Syntax.GetLocation()],
                    (known.IsReplaceable && known.Operand.Type is { Name: nameof(TimeSpan) }
                        ? FixData.Replace(new Replacement("global::System.TimeSpan.FromSeconds(1)", "Use 1 s"))
                        : FixData.None).ToProperties(),
                    interval.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
            }
        }
    }
}
