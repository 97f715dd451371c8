using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Follows a submitted job, or the task of one, to where the code keeps or discards it.</summary>
internal sealed class JobFlow
{
    private readonly HashSet<ILocalSymbol> _visited = new(SymbolEqualityComparer.Default);

    /// <summary>Whether no code can get at the job: what holds it is only waited for, or not used.</summary>
    public static bool IsLost(IOperation job) => new JobFlow().IsDropped(job);

    private bool IsDropped(IOperation job)
    {
        var outer = job.Parent;
        while (Beyond(outer) is { } next)
        {
            outer = next.Parent;
        }

        return outer switch
        {
            // The body of "async () => await …": the caller may only expect it to throw.
            IExpressionStatementOperation { Syntax: not ExpressionStatementSyntax } statement => LambdaOf(statement) is not { } lambda || IsBodyOfParallelLoop(lambda),
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => IsUnused(local, declarator, isLazy: IsLazy(outer!)),
            IArgumentOperation { Parent: IInvocationOperation { Instance: ILocalReferenceOperation { Local: var list } } add } when IsAdd(add) => IsFresh(list, add) && IsUnused(list, add, isLazy: false),
            _ => false,
        };
    }

    // The operation that has the job after this one: awaiting, waiting and converting neither keep nor discard it.
    private static IOperation? Beyond(IOperation? outer) => outer switch
    {
        IAwaitOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation => outer,
        IArgumentOperation { Parent: IInvocationOperation call } => IsWait(call) || IsSequence(call) ? outer : null,
        IInvocationOperation call => IsWait(call) || IsSequence(call) ? outer : null,
        // [a, b], or the collection that the compiler creates for a params span.
        { Syntax: CollectionExpressionSyntax } or { IsImplicit: true, Parent: IArgumentOperation } => outer,
        IReturnOperation => LambdaOf(outer) is { } lambda ? CallOf(lambda) : null,
        _ => null,
    };

    private static bool IsWait(IInvocationOperation call) =>
        call.TargetMethod.Name is "ConfigureAwait" or "WaitAsync" or "Wait" or "GetAwaiter" or "GetResult" or "WhenAll" or "WaitAll" or "WhenAny" or "WaitAny"
        && call.TargetMethod.ContainingNamespace.ToDisplayString() is "System.Threading.Tasks" or "System.Runtime.CompilerServices";

    // The same jobs in another list.
    private static bool IsSequence(IInvocationOperation call) => call.TargetMethod.Name is "ToArray" or "ToList" && IsLinq(call.TargetMethod);

    private static bool IsLinq(IMethodSymbol method) => method.ContainingType.Name == "Enumerable" && method.ContainingNamespace.ToDisplayString() == "System.Linq";

    // The call that hands on what its lambda returns: Task.Run(() => …), requests.Select(request => …).
    private static IOperation? CallOf(IAnonymousFunctionOperation lambda) =>
        ArgumentOf(lambda) is { Parent: IInvocationOperation { TargetMethod: var method } call }
        && (method.Name is "Run" or "StartNew" ? method.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks" : method.Name == "Select" && IsLinq(method))
            ? call
            : null;

    private static bool IsBodyOfParallelLoop(IAnonymousFunctionOperation lambda) =>
        ArgumentOf(lambda) is { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Parallel" } type } } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static IArgumentOperation? ArgumentOf(IAnonymousFunctionOperation lambda)
    {
        var outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer as IArgumentOperation;
    }

    private static IAnonymousFunctionOperation? LambdaOf(IOperation statement)
    {
        for (var outer = statement.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return outer as IAnonymousFunctionOperation;
            }
        }

        return null;
    }

    // A query that nothing enumerates submits nothing.
    private static bool IsLazy(IOperation initializer) =>
        ((IVariableInitializerOperation)initializer).Value is var value
        && (value is IConversionOperation conversion ? conversion.Operand : value) is IInvocationOperation { TargetMethod: { Name: "Select" } method } && IsLinq(method);

    private static bool IsAdd(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Add", ContainingType: { Name: "List", IsGenericType: true } type } && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    // Only a list that this code creates is used by this code alone.
    private static bool IsFresh(ILocalSymbol list, IOperation within) => BodyOf(within).Descendants().Any(operation =>
        operation is IVariableDeclaratorOperation { Initializer.Value: var value } declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, list)
        && (value is IConversionOperation conversion ? conversion.Operand : value) is IObjectCreationOperation { Arguments.Length: 0 } or { Syntax: CollectionExpressionSyntax });

    private bool IsUnused(ILocalSymbol local, IOperation within, bool isLazy)
    {
        if (!_visited.Add(local))
        {
            return true;
        }

        var uses = BodyOf(within).Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && !(reference.Parent is IInvocationOperation { Instance: var list } call && list == reference && IsAdd(call)))
            .ToList();
        return (uses.Count > 0 || !isLazy) && uses.All(IsDroppedUse);
    }

    private bool IsDroppedUse(ILocalReferenceOperation use)
    {
        var outer = use.Parent;
        while (outer is IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer is IForEachLoopOperation { Locals: { Length: 1 } locals } loop && loop.Collection.Syntax == use.Syntax
            ? IsUnused(locals[0], loop, isLazy: false)
            : outer is not (ISimpleAssignmentOperation or IExpressionStatementOperation) && IsDropped(use);
    }

    private static IOperation BodyOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
