using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Looks at how some properties of the runtime are used: API keys in the source (TYP4005), poll intervals (TYP4006), unsigned webhooks (TYP4010).</summary>
/// <remarks>One analyzer, since code is full of properties, and being called for each of them is most of the work.</remarks>
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
            var keys = context.Compilation.GetTypeByMetadataName("Typed.Creatify.CreatifyOptions");
            var polling = context.Compilation.GetTypeByMetadataName("Typed.PollingOptions");
            var webhook = context.Compilation.GetTypeByMetadataName("Typed.Creatify.CreatifyWebhook");
            context.RegisterOperationAction(
                operation =>
                {
                    var reference = (IPropertyReferenceOperation)operation.Operation;
                    switch (reference.Property.Name)
                    {
                        case "ApiKey" or "ApiId" when IsOf(reference, keys) && AssignmentTo(reference) is { } assignment:
                            ApiKeyInSource.Check(operation, assignment, reference.Property, evaluator);
                            break;
                        case "Interval" when IsOf(reference, polling) && AssignmentTo(reference) is { } assignment:
                            PollInterval.Check(operation, assignment, evaluator);
                            break;
                        case "Assets" when IsOf(reference, webhook):
                            UnverifiedWebhook.Report(operation, reference);
                            break;
                    }
                },
                OperationKind.PropertyReference);
        }
    }

    private static bool IsOf(IPropertyReferenceOperation reference, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType, type);

    private static ISimpleAssignmentOperation? AssignmentTo(IPropertyReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference ? assignment : null;
}
