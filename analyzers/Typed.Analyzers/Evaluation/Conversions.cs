using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Removes the conversions around an operation.</summary>
internal static class Conversions
{
    /// <summary>The operation without the built-in conversions around it.</summary>
    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The operation as written, without conversions that the compiler added.</summary>
    public static IOperation WithoutImplicitConversions(IOperation operation)
    {
        // IsImplicit alone is not sufficient: the compiler also marks both steps of (E?)7 as implicit.
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && conversion.Syntax == conversion.Operand.Syntax)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
