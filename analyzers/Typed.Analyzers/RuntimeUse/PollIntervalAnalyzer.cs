using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds poll intervals that are shorter than any provider wants (TYP4006).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PollIntervalAnalyzer : DiagnosticAnalyzer
{
    // No provider here documents a minimum of its own; a job takes many seconds, so that asking more often brings nothing.
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.PollInterval);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Typed.PollingOptions") is { } options && TypedContract.Of(context.Compilation) is { Evaluator: var evaluator })
        {
            context.RegisterOperationAction(operation => Assignment(operation, options, evaluator), OperationKind.SimpleAssignment);
        }
    }

    private static void Assignment(OperationAnalysisContext context, INamedTypeSymbol options, ValueEvaluator evaluator)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "Interval" } property }
            || !SymbolEqualityComparer.Default.Equals(property.ContainingType, options))
        {
            return;
        }

        foreach (var known in evaluator.Evaluate(assignment.Value, context.CancellationToken).Values)
        {
            if (known.Value is TimeSpan interval && interval < s_least)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.PollInterval,
                    known.Operand.Syntax.GetLocation(),
                    [known.Operand.Syntax.GetLocation()],
                    known.IsReplaceable && known.Operand.Type is { Name: nameof(TimeSpan) }
                        ? ReplacementText.Of(("global::System.TimeSpan.FromSeconds(1)", "Use 1 s"))
                        : ReplacementText.Of(),
                    interval.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
            }
        }
    }
}
