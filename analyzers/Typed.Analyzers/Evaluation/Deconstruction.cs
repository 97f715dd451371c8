using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>The parts of tuples that are written in the code.</summary>
internal static class Deconstruction
{
    /// <summary>Whether an operation is a target of a deconstruction: <c>(a, b) = …</c>, <c>var (a, b) = …</c>.</summary>
    public static bool IsTarget(IOperation operation) => operation.Parent switch
    {
        ITupleOperation or IDeclarationExpressionOperation => IsTarget(operation.Parent),
        IDeconstructionAssignmentOperation assignment => assignment.Target == operation,
        // foreach (var (a, b) in …)
        IForEachLoopOperation loop => loop.LoopControlVariable == operation,
        _ => false,
    };

    /// <summary>The value that a target receives, or null if it is not written as a part of a tuple.</summary>
    public static IOperation? ValueOf(IOperation target) => target.Parent switch
    {
        IDeclarationExpressionOperation declaration => ValueOf(declaration),
        ITupleOperation tuple => ValueOf(tuple) is { } whole ? Part(whole, tuple.Elements.IndexOf(target), tuple.Elements.Length) : null,
        IDeconstructionAssignmentOperation assignment when assignment.Target == target => assignment.Value,
        _ => null,
    };

    /// <summary>The part of a tuple that a field such as <c>pair.Item1</c> or <c>pair.Length</c> reads, or null.</summary>
    public static IOperation? PartOf(IOperation tuple, IFieldReferenceOperation field)
    {
        if (field.Instance?.Type is not INamedTypeSymbol { IsTupleType: true } type)
        {
            return null;
        }

        var plain = field.Field.CorrespondingTupleField ?? field.Field;
        for (var i = 0; i < type.TupleElements.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(type.TupleElements[i].CorrespondingTupleField ?? type.TupleElements[i], plain))
            {
                return Part(tuple, i, type.TupleElements.Length);
            }
        }

        return null;
    }

    private static IOperation? Part(IOperation whole, int index, int length) =>
        Conversions.WithoutConversions(whole) is ITupleOperation { Elements: var elements } && elements.Length == length && index >= 0 ? elements[index] : null;
}
