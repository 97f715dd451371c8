using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds API keys that are written in the source (TYP4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiKeyInSourceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.ApiKeyInSource);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Typed.Creatify.CreatifyOptions") is { } options && TypedContract.Of(context.Compilation) is { Evaluator: var evaluator })
        {
            context.RegisterOperationAction(operation => Assignment(operation, options, evaluator), OperationKind.SimpleAssignment);
        }
    }

    private static void Assignment(OperationAnalysisContext context, INamedTypeSymbol options, ValueEvaluator evaluator)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "ApiKey" or "ApiId" } property }
            || !SymbolEqualityComparer.Default.Equals(property.ContainingType, options)
            || IsForAnotherServer(assignment))
        {
            return;
        }

        foreach (var known in evaluator.Evaluate(assignment.Value, context.CancellationToken).Values)
        {
            if (known.Value is string { Length: > 0 })
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ApiKeyInSource,
                    known.Operand.Syntax.GetLocation(),
                    [known.Operand.Syntax.GetLocation()],
                    known.IsReplaceable
                        ? ReplacementText.Of((
                            $"global::System.Environment.GetEnvironmentVariable(global::Typed.Creatify.CreatifyOptions.{property.Name}Variable) ?? \"\"",
                            $"Read {property.Name} from the environment"))
                        : ReplacementText.Of(),
                    property.Name));
            }
        }
    }

    // An emulator's address beside it: the key opens nothing.
    private static bool IsForAnotherServer(ISimpleAssignmentOperation assignment) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation initializer
        && initializer.Initializers.Any(element => element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } });
}
