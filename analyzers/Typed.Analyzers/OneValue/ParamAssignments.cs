using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds the assignments to parameters. They are init-only, so they occur only in object initializers, <c>with</c> and constructors.</summary>
/// <remarks>A callback for each assignment costs more than the check itself, so callbacks are registered for the containing operations.</remarks>
internal static class ParamAssignments
{
    public static void Register(CompilationStartAnalysisContext context, Action<OperationAnalysisContext, ISimpleAssignmentOperation, IPropertySymbol> action)
    {
        context.RegisterOperationAction(
            operation => Each(operation, ((IObjectCreationOperation)operation.Operation).Initializer, action), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => Each(operation, ((IWithOperation)operation.Operation).Initializer, action), OperationKind.With);
        context.RegisterOperationAction(operation => Constructor(operation, action), OperationKind.ConstructorBody);
    }

    private static void Each(
        OperationAnalysisContext context,
        IObjectOrCollectionInitializerOperation? initializer,
        Action<OperationAnalysisContext, ISimpleAssignmentOperation, IPropertySymbol> action)
    {
        foreach (var element in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            One(context, element, action);
        }
    }

    // Of a record that is partly written by the generator.
    private static void Constructor(OperationAnalysisContext context, Action<OperationAnalysisContext, ISimpleAssignmentOperation, IPropertySymbol> action)
    {
        foreach (var operation in context.Operation.Descendants())
        {
            if (operation.Parent is not IObjectOrCollectionInitializerOperation)
            {
                One(context, operation, action);
            }
        }
    }

    private static void One(OperationAnalysisContext context, IOperation operation, Action<OperationAnalysisContext, ISimpleAssignmentOperation, IPropertySymbol> action)
    {
        if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
        {
            action(context, assignment, property);
        }
    }
}
