using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds API keys that are written in the source (TYP4005).</summary>
internal static class ApiKeyInSource
{
    public static void Check(OperationAnalysisContext context, IOperation value, IPropertySymbol property, ValueEvaluator evaluator)
    {
        if (IsForAnotherServer(value))
        {
            return;
        }

        foreach (var known in evaluator.Evaluate(value, context.CancellationToken).Values)
        {
            if (known.Value is string { Length: > 0 } text && !Placeholder.Is(text) && !Guards.MayHoldBack(known, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ApiKeyInSource,
                    known.Operand.Syntax.GetLocation(),
                    [known.Operand.Syntax.GetLocation()],
                    (known.IsReplaceable && VariableOf(property) is { } variable
                        ? FixData.Replace(new Replacement($"global::System.Environment.GetEnvironmentVariable({variable}) ?? \"\"", $"Read {property.Name} from the environment"))
                        : FixData.None).ToProperties(),
                    property.Name));
            }
        }
    }

    // The constant beside the property that contains its environment variable's name: ApiKeyVariable for ApiKey.
    private static string? VariableOf(IPropertySymbol property) =>
        property.ContainingType.GetMembers(property.Name + "Variable").FirstOrDefault() is IFieldSymbol { HasConstantValue: true } variable
            ? variable.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + variable.Name
            : null;

    // If an emulator's address is set beside it, the key grants no access.
    private static bool IsForAnotherServer(IOperation value) =>
        value.Parent is ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation initializer }
        && initializer.Initializers.Any(element => element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } });
}
