using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>An expression that converts a value to a field's value.</summary>
/// <param name="Values">The allowed values.</param>
/// <param name="Operand">The expression to check.</param>
/// <param name="Whole">The expression that yields the field's value and can be replaced by a member of its enum.</param>
/// <param name="SecondsOnly">Whether the operand is a time, so that it cannot mean members without seconds.</param>
internal sealed record CheckedConversion(ParamEnum Values, IOperation Operand, IOperation Whole, bool SecondsOnly);
