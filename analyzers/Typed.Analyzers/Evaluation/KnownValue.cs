using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>One value that an expression can have.</summary>
/// <param name="Value">The value: a constant, a <see cref="TimeSpan"/>, or null.</param>
/// <param name="Operand">The innermost part of the expression that supplies the value, where the diagnostic is reported.</param>
/// <param name="IsReplaceable">Whether <paramref name="Operand"/> represents exactly this value and no other, so that it can be replaced.</param>
/// <param name="Origin">The position where the value is written, if outside the expression.</param>
/// <param name="IsOneOfSeveral">Whether it passed through a local or field that may hold another value, so that a later branch may exclude it.</param>
internal sealed record KnownValue(object? Value, IOperation Operand, bool IsReplaceable = true, SyntaxNode? Origin = null, bool IsOneOfSeveral = false);
