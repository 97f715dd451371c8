using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Flow;

/// <summary>A spot in a helper that every call reaches with the unchanged argument.</summary>
/// <param name="Parameter">The helper's parameter.</param>
/// <param name="Spot">The assignment, cast or call that takes the parameter, or the argument that passes it on if the spot is in another helper.</param>
/// <param name="Next">The use in the next helper.</param>
internal sealed record ParameterUse(IParameterSymbol Parameter, IOperation Spot, ParameterUse? Next = null)
{
    /// <summary>The final spot that takes the value.</summary>
    public IOperation LastSpot => Next?.LastSpot ?? Spot;

    /// <summary>Creates an evaluator in which each parameter on the path has the value that the preceding call passes.</summary>
    public ValueEvaluator Bind(ValueEvaluator evaluator, IOperation given)
    {
        var bound = evaluator.With(Parameter, given);
        return Next is null ? bound : Next.Bind(bound, ((IArgumentOperation)Spot).Value);
    }
}
