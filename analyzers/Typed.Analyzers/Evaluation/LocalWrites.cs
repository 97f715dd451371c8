using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>The only value ever assigned to a local, for each local of one body that has such a value.</summary>
internal sealed class LocalWrites
{
    // Null for a local whose value isn't clear.
    private readonly Dictionary<ILocalSymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _declared = new(SymbolEqualityComparer.Default);

    private LocalWrites()
    {
    }

    public static LocalWrites In(IOperation body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writes = new LocalWrites();
        // Their order says nothing here, so a stack will do; the iterator of Descendants costs more than what is done with it.
        var open = new Stack<IOperation>();
        open.Push(body);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            switch (operation)
            {
                // A foreach variable is declared by the loop itself, and written by it.
                case IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator:
                    writes.Declare(declarator);
                    break;
                case ILocalReferenceOperation reference:
                    writes.Refer(reference);
                    break;
            }

            foreach (var child in operation.ChildOperations)
            {
                open.Push(child);
            }
        }

        return writes;
    }

    /// <summary>The value of a local that is assigned once; null for any other.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) =>
        _values.TryGetValue(local, out var value) && _declared.Contains(local) ? value : null;

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        _declared.Add(declarator.Symbol);
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            _values[declarator.Symbol] = null;
        }
        else if (declarator.GetVariableInitializer() is { } initializer)
        {
            Write(declarator.Symbol, initializer.Value);
        }
    }

    private void Refer(ILocalReferenceOperation reference)
    {
        if (reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == reference)
        {
            Write(reference.Local, assignment.Value);
        }
        else if (MayBeWritten(reference))
        {
            _values[reference.Local] = null;
        }
    }

    private static bool MayBeWritten(ILocalReferenceOperation reference) => reference.IsDeclaration || reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IConditionalOperation { IsRef: true } => true,
        // Targets of a deconstruction; a tuple that is only read is given up as well.
        ITupleOperation => true,
        IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => true,
        // A C# 14 extension may take its receiver by reference; its block has no name, as has a lambda's delegate. Other members of numbers and times change nothing.
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke, ContainingType.Name.Length: 0 } } => true,
        IMemberReferenceOperation member => member.Member.ContainingType is { Name.Length: 0 },
        _ => false,
    };

    private void Write(ILocalSymbol local, IOperation value) => _values[local] = _values.ContainsKey(local) ? null : value;
}
