using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>One member of a request that is given without its record.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Constant">The value, where it is known: a text, a number, a boolean.</param>
/// <param name="Value">The expression of the value; null in JSON text.</param>
/// <param name="Place">Where a finding belongs.</param>
internal sealed record RawMember(string Name, object? Constant, IOperation? Value, SyntaxNode Place);
