using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Credits;

namespace Typed.Analyzers.CostReports;

/// <summary>Code that runs as a whole: the body of a method, local function or lambda. It does not include the functions inside it.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Body">The body.</param>
/// <param name="Name">The name in the report.</param>
internal sealed record Unit(IMethodSymbol Symbol, IOperation Body, string Name)
{
    /// <summary>The unit of a member's body, and those of all functions inside it.</summary>
    public static IEnumerable<Unit> In(ISymbol owner, IOperation body)
    {
        var name = NameOf(owner);
        if (owner is IMethodSymbol method)
        {
            yield return new(method, body, name);
        }

        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case ILocalFunctionOperation { Body: { } inner, Symbol: var function }:
                    yield return new(function, inner, $"{name}, local function {function.Name}");
                    break;
                case IAnonymousFunctionOperation lambda:
                    yield return new(lambda.Symbol, lambda.Body, $"{name}, lambda");
                    break;
            }
        }
    }

    /// <summary>The calls of this unit, without those of the functions inside it.</summary>
    public IEnumerable<IInvocationOperation> Calls() => Own().OfType<IInvocationOperation>();

    /// <summary>The lambdas directly in this unit.</summary>
    public IEnumerable<IAnonymousFunctionOperation> Lambdas() => Own().OfType<IAnonymousFunctionOperation>();

    /// <summary>How often an operation runs when the unit runs once, as far as loops decide: null if unknown.</summary>
    public int? TimesOf(IOperation operation)
    {
        long times = 1;
        for (var outer = operation.Parent; outer is not null && outer != Body.Parent; outer = outer.Parent)
        {
            int? turns = outer switch
            {
                IForLoopOperation loop => ConstantTurns.Of(loop),
                IForEachLoopOperation loop => ConstantTurns.Of(loop),
                ILoopOperation => null,
                _ => 1,
            };
            if (turns is not { } count || (times *= count) > int.MaxValue)
            {
                return null;
            }
        }

        return (int)times;
    }

    private IEnumerable<IOperation> Own()
    {
        var open = new Stack<IOperation>();
        open.Push(Body);
        while (open.Count > 0)
        {
            foreach (var child in open.Pop().ChildOperations)
            {
                yield return child;
                if (child is not (ILocalFunctionOperation or IAnonymousFunctionOperation))
                {
                    open.Push(child);
                }
            }
        }
    }

    private static string NameOf(ISymbol owner) =>
        owner.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName ? "top-level statements" : owner.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
