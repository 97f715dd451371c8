using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Credits;

/// <summary>The number of iterations of a loop, if the source determines it.</summary>
internal static class ConstantTurns
{
    /// <summary><c>for (var i = 0; i &lt; 3; i++)</c>, if the body does not change the variable.</summary>
    public static int? Of(IForLoopOperation loop) => ConstantLoop.Of(loop)?.Turns;

    /// <summary><c>foreach (var url in new[] { "a", "b" })</c>.</summary>
    public static int? Of(IForEachLoopOperation loop) => Conversions.WithoutConversions(loop.Collection) switch
    {
        { Syntax: CollectionExpressionSyntax { Elements: var elements } } when !elements.Any(element => element is SpreadElementSyntax) => elements.Count,
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.Length,
        _ => null,
    };
}
