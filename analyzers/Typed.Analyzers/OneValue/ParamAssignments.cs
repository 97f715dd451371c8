using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds the assignments to parameters. They are init-only, so they occur only in object initializers, <c>with</c> and constructors.</summary>
/// <remarks>A callback for each assignment costs more than the check itself, so callbacks are registered for the containing operations.</remarks>
internal static class ParamAssignments
{
    public static void Register(CompilationStartAnalysisContext context, TypedContract contract, Action<OperationAnalysisContext, AssignedField> action)
    {
        context.RegisterOperationAction(
            operation => Each(operation, ((IObjectCreationOperation)operation.Operation).Initializer, contract, action), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => Each(operation, ((IWithOperation)operation.Operation).Initializer, contract, action), OperationKind.With);
        context.RegisterOperationAction(operation => Constructor(operation, contract, action), OperationKind.ConstructorBody);
    }

    private static void Each(
        OperationAnalysisContext context, IObjectOrCollectionInitializerOperation? initializer, TypedContract contract, Action<OperationAnalysisContext, AssignedField> action)
    {
        foreach (var assigned in contract.Assigned.Of(initializer).Fields)
        {
            action(context, assigned);
        }
    }

    // Of a record that is partly written by the generator.
    private static void Constructor(OperationAnalysisContext context, TypedContract contract, Action<OperationAnalysisContext, AssignedField> action)
    {
        foreach (var operation in context.Operation.Descendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Parent: not IObjectOrCollectionInitializerOperation } assignment
                && contract.FieldOf(property) is { } field)
            {
                action(context, new(field, assignment, assignment.Value));
            }
        }
    }
}
