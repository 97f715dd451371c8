using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>One value that an expression can have.</summary>
/// <param name="Value">The value: a constant, a <see cref="TimeSpan"/>, or null.</param>
/// <param name="Operand">The innermost part of the expression that brings it in, where a finding belongs.</param>
/// <param name="IsReplaceable">Whether <paramref name="Operand"/> stands for this value alone and as it is, so that another may be put in its place.</param>
/// <param name="Origin">Where the value is written, when that is outside the expression.</param>
/// <param name="IsOneOfSeveral">Whether it came through a local or field that may hold another value, so that a later branch may exclude it.</param>
internal sealed record KnownValue(object? Value, IOperation Operand, bool IsReplaceable = true, SyntaxNode? Origin = null, bool IsOneOfSeveral = false);
