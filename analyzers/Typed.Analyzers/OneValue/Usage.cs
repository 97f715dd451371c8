using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.OneValue;

/// <summary>How a value is used by the code around it.</summary>
internal static class Usage
{
    /// <summary>Whether the value is only compared. A comparison sends nothing, so any value is fine in it.</summary>
    public static bool IsCompared(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IBinaryOperation binary => binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
            IConstantPatternOperation or IRelationalPatternOperation or ICaseClauseOperation => true,
            _ => false,
        };
    }

    /// <summary>Whether the compiler put the value there, from the default of a parameter that was left out.</summary>
    public static bool IsOmittedArgument(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue };
    }
}
