using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds the locals of one body that are assigned only one value.</summary>
internal sealed class LocalWrites
{
    private readonly LocalStates _states = new();

    // Empty between calls, so that a body costs no stack of its own.
    [ThreadStatic]
    private static Stack<IOperation>? s_open;

    private LocalWrites()
    {
    }

    public static LocalWrites In(IOperation body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writes = new LocalWrites();
        // The order is irrelevant, so a stack suffices. The iterator of Descendants would cost more than the processing.
        var open = s_open ??= new(capacity: 32);
        open.Push(body);
        while (open.Count > 0)
        {
            foreach (var child in open.Pop().ChildOperations)
            {
                if (writes.Look(child) is { } within)
                {
                    open.Push(within);
                }
            }
        }

        return writes;
    }

    // The operation that remains to be searched, or null if none.
    private IOperation? Look(IOperation operation)
    {
        while (true)
        {
            switch (operation.Kind)
            {
                case OperationKind.Literal or OperationKind.InstanceReference or OperationKind.ParameterReference:
                    return null;
                case OperationKind.LocalReference:
                    Refer((ILocalReferenceOperation)operation);
                    return null;
                // A foreach variable is declared and written by the loop itself.
                case OperationKind.VariableDeclarator when operation is IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator:
                    Declare(declarator);
                    return operation;
                // Initializers contain many of these, and the left side is never a local.
                case OperationKind.SimpleAssignment when operation is ISimpleAssignmentOperation
                {
                    Target: IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: IInstanceReferenceOperation },
                } property:
                    operation = property.Value;
                    continue;
                // The operations that wrap one other.
                case OperationKind.Conversion:
                    operation = ((IConversionOperation)operation).Operand;
                    continue;
                case OperationKind.ExpressionStatement:
                    operation = ((IExpressionStatementOperation)operation).Operation;
                    continue;
                case OperationKind.Return when operation is IReturnOperation { ReturnedValue: { } value }:
                    operation = value;
                    continue;
                case OperationKind.FieldReference when operation is IFieldReferenceOperation { Instance: null }:
                    return null;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The value of a local that is assigned once, or null for any other local.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) =>
        _states.Find(local) is { IsDeclared: true } state ? state.Value : null;

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var state = _states.Of(declarator.Symbol);
        state.IsDeclared = true;
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            state.Write(null);
        }
        else if (declarator.GetVariableInitializer() is { } initializer)
        {
            state.Write(initializer.Value);
        }
    }

    private void Refer(ILocalReferenceOperation reference)
    {
        if (reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == reference)
        {
            _states.Of(reference.Local).Write(assignment.Value);
        }
        else if (Deconstruction.IsTarget(reference))
        {
            var state = _states.Of(reference.Local);
            state.IsDeclared |= reference.IsDeclaration;
            state.Write(Deconstruction.ValueOf(reference));
        }
        else if (MayBeWritten(reference))
        {
            _states.Of(reference.Local).Write(null);
        }
    }

    private static bool MayBeWritten(ILocalReferenceOperation reference) => reference.IsDeclaration || reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IConditionalOperation { IsRef: true } => true,
        // A part of a tuple can be assigned.
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } part => IsWritten(part),
        IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => true,
        // A C# 14 extension may take its receiver by reference; its block has no name, and neither has a lambda's delegate. Other members of numbers and times change nothing.
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke, ContainingType.Name.Length: 0 } } => true,
        IMemberReferenceOperation member => member.Member.ContainingType is { Name.Length: 0 },
        _ => false,
    };

    private static bool IsWritten(IOperation part) => Deconstruction.IsTarget(part) || part.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == part,
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } inner => IsWritten(inner),
        _ => false,
    };
}
