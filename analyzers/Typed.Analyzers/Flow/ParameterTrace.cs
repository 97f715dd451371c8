using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Flow;

/// <summary>Follows one mention of a parameter to the operation that takes it.</summary>
/// <param name="roots">The helper's code.</param>
/// <param name="isTaking">Whether an operation puts the value into a request.</param>
internal sealed class ParameterTrace(ImmutableArray<IOperation> roots, Func<IOperation, bool> isTaking)
{
    /// <summary>
    /// The casts, calls and assignments that take the parameter, from the inside out, or the argument that passes it on. Empty if it is
    /// used in another way, or not on every path through the helper.
    /// </summary>
    public List<IOperation> SpotsOf(IParameterReferenceOperation reference, IOperation root)
    {
        var spots = new List<IOperation>();
        IOperation inner = reference;
        while (Step(inner, spots) is { } outer)
        {
            inner = outer;
        }

        return spots.Count > 0 && IsOnTheOnlyWay(reference, inner, root) ? spots : [];
    }

    private IOperation? Step(IOperation inner, List<IOperation> spots)
    {
        switch (inner.Parent)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                Take(conversion, spots);
                return conversion;
            case IArgumentOperation { ArgumentKind: ArgumentKind.Explicit } argument:
                return Given(argument, spots);
            case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } assignment when assignment.Value == inner:
                Take(assignment, spots);
                return null;
            default:
                return null;
        }
    }

    private IOperation? Given(IArgumentOperation argument, List<IOperation> spots)
    {
        switch (argument.Parent)
        {
            case IInvocationOperation call when isTaking(call):
                spots.Add(call);
                return call;
            case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: nameof(TimeSpan), ContainingNamespace.Name: nameof(System) } } } factory:
                return factory;
            case IInvocationOperation or IObjectCreationOperation when spots.Count == 0 && argument.Parameter is { RefKind: RefKind.None }:
                spots.Add(argument);
                return null;
            default:
                return null;
        }
    }

    private void Take(IOperation operation, List<IOperation> spots)
    {
        if (isTaking(operation))
        {
            spots.Add(operation);
        }
    }

    private bool IsOnTheOnlyWay(IParameterReferenceOperation reference, IOperation spot, IOperation root)
    {
        for (var outer = spot.Parent; outer != root && outer is not null; outer = outer.Parent)
        {
            // The operation kind of [a, b] is newer than the referenced compiler; the syntax kind is not.
            if (outer.Syntax is not CollectionExpressionSyntax
                && outer is not (IConversionOperation or IObjectOrCollectionInitializerOperation or ISimpleAssignmentOperation or IObjectCreationOperation or IWithOperation
                or IArgumentOperation or IInvocationOperation or IAwaitOperation or IReturnOperation or IExpressionStatementOperation or IVariableInitializerOperation
                or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IBlockOperation
                or IArrayCreationOperation or IArrayInitializerOperation or ITupleOperation or IParenthesizedOperation
                or IUsingOperation or IUsingDeclarationOperation or ILockOperation))
            {
                return false;
            }
        }

        return !roots.Any(code => MayLeaveBefore(reference.Syntax, code.Syntax));
    }

    // Code of another file may run before or after; it counts as before. What leaves a function in the helper does not leave the helper.
    private static bool MayLeaveBefore(SyntaxNode place, SyntaxNode code) => code.DescendantNodes(node => node == code || !IsFunction(node)).Any(node =>
        node.Kind() is SyntaxKind.ReturnStatement or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression or SyntaxKind.GotoStatement
            or SyntaxKind.YieldBreakStatement or SyntaxKind.YieldReturnStatement
        && (code.SyntaxTree != place.SyntaxTree || (node.SpanStart < place.SpanStart && !node.Span.Contains(place.Span))));

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
