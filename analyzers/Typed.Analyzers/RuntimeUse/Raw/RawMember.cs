using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>One member of a raw request.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Constant">The value if it is known: a text, a number or a Boolean.</param>
/// <param name="Value">The expression of the value, or null in JSON text.</param>
/// <param name="Place">The location for diagnostics.</param>
internal sealed record RawMember(string Name, object? Constant, IOperation? Value, SyntaxNode Place)
{
    /// <summary>Whether the value is known to be null.</summary>
    public bool IsNull { get; init; }
}
