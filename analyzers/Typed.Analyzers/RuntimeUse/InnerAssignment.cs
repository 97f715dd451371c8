using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds assignments to a property within another expression: <c>Use(options.ApiKey = "…")</c>, <c>(options.ApiId, options.ApiKey) = ("…", "…")</c>.</summary>
internal static class InnerAssignment
{
    /// <summary>Whether the target gets the value as it is.</summary>
    public static bool IsPlain(IAssignmentOperation assignment) => assignment is ISimpleAssignmentOperation or ICoalesceAssignmentOperation;

    /// <summary>The value that a property gets within an expression; null for a property that is read or that a statement, an initializer or a lambda sets.</summary>
    public static IOperation? ValueOf(IPropertyReferenceOperation property)
    {
        if (property.Parent is IAssignmentOperation assignment)
        {
            return assignment.Target == property && IsPlain(assignment) && !IsWholeStatement(assignment) ? assignment.Value : null;
        }

        return property.Parent is ITupleOperation ? Deconstruction.ValueOf(property) : null;
    }

    private static bool IsWholeStatement(IAssignmentOperation assignment)
    {
        IOperation whole = assignment;
        while (whole.Parent is IAssignmentOperation outer && outer.Value == whole && IsPlain(outer))
        {
            whole = outer;
        }

        whole = whole.Parent is IConditionalAccessOperation access ? access : whole;
        return whole.Parent is IExpressionStatementOperation or IObjectOrCollectionInitializerOperation
            or IReturnOperation { Parent: IBlockOperation { Operations.Length: 1, Parent: IAnonymousFunctionOperation } };
    }
}
