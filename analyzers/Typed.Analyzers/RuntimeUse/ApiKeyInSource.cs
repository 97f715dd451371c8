using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds API keys that are written in the source (TYP4005).</summary>
internal static class ApiKeyInSource
{
    public static void Check(OperationAnalysisContext context, ISimpleAssignmentOperation assignment, IPropertySymbol property, ValueEvaluator evaluator)
    {
        if (IsForAnotherServer(assignment))
        {
            return;
        }

        foreach (var known in evaluator.Evaluate(assignment.Value, context.CancellationToken).Values)
        {
            if (known.Value is string { Length: > 0 } text && !Placeholder.Is(text) && !Guards.MayHoldBack(known, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ApiKeyInSource,
                    known.Operand.Syntax.GetLocation(),
                    [known.Operand.Syntax.GetLocation()],
                    known.IsReplaceable && VariableOf(property) is { } variable
                        ? ReplacementText.Of(($"global::System.Environment.GetEnvironmentVariable({variable}) ?? \"\"", $"Read {property.Name} from the environment"))
                        : ReplacementText.Of(),
                    property.Name));
            }
        }
    }

    // The constant beside the property that names its environment variable: ApiKeyVariable for ApiKey.
    private static string? VariableOf(IPropertySymbol property) =>
        property.ContainingType.GetMembers(property.Name + "Variable").FirstOrDefault() is IFieldSymbol { HasConstantValue: true } variable
            ? variable.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + variable.Name
            : null;

    // An emulator's address beside it: the key opens nothing.
    private static bool IsForAnotherServer(ISimpleAssignmentOperation assignment) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation initializer
        && initializer.Initializers.Any(element => element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } });
}
