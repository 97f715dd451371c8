using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Checks the use of some runtime properties: API keys in the source (TYP4005), polling intervals (TYP4006), unsigned webhooks (TYP4010).</summary>
/// <remarks>A single analyzer, because code is full of properties and the callback for each of them is most of the cost.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuntimePropertyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ApiKeyInSource, Descriptors.PollInterval, Descriptors.UnverifiedWebhook);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { Evaluator: var evaluator })
        {
            var polling = context.Compilation.GetTypeByMetadataName("Typed.PollingOptions");
            var marks = new RuntimeMarks(context.Compilation);
            context.RegisterOperationAction(
                operation =>
                {
                    var reference = (IPropertyReferenceOperation)operation.Operation;
                    switch (reference.Property.Name)
                    {
                        case "Interval" when IsOf(reference, polling) && AssignmentTo(reference) is { } assignment:
                            PollInterval.Check(operation, assignment, evaluator);
                            break;
                        default:
                            Marked(operation, reference, marks, evaluator);
                            break;
                    }
                },
                OperationKind.PropertyReference);
        }
    }

    private static void Marked(OperationAnalysisContext context, IPropertyReferenceOperation reference, RuntimeMarks marks, ValueEvaluator evaluator)
    {
        switch (marks.Of(reference.Property))
        {
            case RuntimeMark.Secret when AssignmentTo(reference) is { } assignment:
                ApiKeyInSource.Check(context, assignment, reference.Property, evaluator);
                break;
            case RuntimeMark.Unverified:
                UnverifiedWebhook.Report(context, reference);
                break;
        }
    }

    private static bool IsOf(IPropertyReferenceOperation reference, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType, type);

    private static ISimpleAssignmentOperation? AssignmentTo(IPropertyReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference ? assignment : null;
}
