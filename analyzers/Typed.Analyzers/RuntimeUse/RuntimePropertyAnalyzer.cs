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
            // A diagnostic outside the operation that an action visits is not "local": an editor offers no fix for it. The value is outside the reference to the property.
            context.RegisterOperationAction(operation => Assigned(operation, polling, marks, evaluator), OperationKind.SimpleAssignment);
            context.RegisterOperationAction(
                operation =>
                {
                    var reference = (IPropertyReferenceOperation)operation.Operation;
                    // The target of an initializer's element is not read.
                    if (reference.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && marks.Of(reference.Property) == RuntimeMark.Unverified)
                    {
                        UnverifiedWebhook.Report(operation, reference);
                    }
                },
                OperationKind.PropertyReference);
        }
    }

    private static void Assigned(OperationAnalysisContext context, INamedTypeSymbol? polling, RuntimeMarks marks, ValueEvaluator evaluator)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property })
        {
            return;
        }

        if (property.Name == "Interval" && polling is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType, polling))
        {
            PollInterval.Check(context, assignment, evaluator);
        }
        else if (marks.Of(property) == RuntimeMark.Secret)
        {
            ApiKeyInSource.Check(context, assignment, property, evaluator);
        }
    }
}
