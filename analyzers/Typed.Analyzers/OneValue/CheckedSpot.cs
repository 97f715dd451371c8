using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>A spot where a value becomes one of a field's values.</summary>
/// <param name="Values">The allowed values.</param>
/// <param name="Operand">The expression whose values are checked.</param>
/// <param name="Whole">What yields the field's value and can be replaced by a member of its enum.</param>
/// <param name="SecondsOnly">Whether the operand is a time, so that members without seconds can't be meant.</param>
internal sealed record CheckedSpot(ParamEnum Values, IOperation Operand, IOperation Whole, bool SecondsOnly);
