using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Flow;

/// <summary>A spot of a helper that each call of the helper reaches with the argument as it is.</summary>
/// <param name="Parameter">The helper's parameter.</param>
/// <param name="Spot">The assignment, cast or call that takes it; the argument that hands it on, where another helper has the spot.</param>
/// <param name="Next">What the next helper does with it.</param>
internal sealed record ParameterUse(IParameterSymbol Parameter, IOperation Spot, ParameterUse? Next = null)
{
    /// <summary>Where the value is taken in the end.</summary>
    public IOperation LastSpot => Next?.LastSpot ?? Spot;

    /// <summary>An evaluator in which each parameter on the way is what the call before gives it.</summary>
    public ValueEvaluator Bind(ValueEvaluator evaluator, IOperation given)
    {
        var bound = evaluator.With(Parameter, given);
        return Next is null ? bound : Next.Bind(bound, ((IArgumentOperation)Spot).Value);
    }
}
