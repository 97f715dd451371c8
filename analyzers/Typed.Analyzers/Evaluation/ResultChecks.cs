using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Whether a local is tested or replaced after a value is assigned: <c>var d = (Duration)7; if (!Enum.IsDefined(d)) d = Duration.Seconds5;</c></summary>
internal static class ResultChecks
{
    public static bool Follow(IOperation place, CancellationToken cancellationToken)
    {
        var outer = place.Parent;
        while (outer is IConversionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation)
        {
            outer = outer.Parent;
        }

        return outer is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && IsTestedOrReplaced(local, outer, cancellationToken);
    }

    private static bool IsTestedOrReplaced(ILocalSymbol local, IOperation declaration, CancellationToken cancellationToken)
    {
        var body = declaration;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        foreach (var operation in body.Descendants())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && (Usage.IsCompared(reference) || reference.Parent is IIsPatternOperation || (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)))
            {
                return true;
            }
        }

        return false;
    }
}
