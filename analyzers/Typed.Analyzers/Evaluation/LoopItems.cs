using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>The items of a <c>foreach</c> variable, if the list is written in the loop header.</summary>
internal static class LoopItems
{
    public static ImmutableArray<IOperation>? Of(ILocalReferenceOperation reference)
    {
        // Checks the syntax first: most locals are not loop variables.
        if (reference.Local.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not ForEachStatementSyntax loop)
        {
            return null;
        }

        for (var outer = reference.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation each && each.Syntax == loop)
            {
                return ValueEvaluator.WithoutConversions(each.Collection) switch
                {
                    { Syntax: CollectionExpressionSyntax { Elements: var elements } } list when elements.All(element => element is ExpressionElementSyntax) =>
                        list.ChildOperations.ToImmutableArray(),
                    IArrayCreationOperation { Initializer.ElementValues: var items } => items,
                    _ => null,
                };
            }
        }

        return null;
    }
}
