using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>A spot of a helper that each call of the helper reaches with the argument as it is.</summary>
/// <param name="Parameter">The helper's parameter.</param>
/// <param name="Spot">The assignment, cast or call that takes it.</param>
internal sealed record ParameterUse(IParameterSymbol Parameter, IOperation Spot);
