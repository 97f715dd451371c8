using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>Recognizes the attributes of the contract between generated records and rules, which are in <c>Typed.Constraints</c>.</summary>
internal static class ConstraintAttributes
{
    /// <summary>The name of the attribute's class if it belongs to the contract; otherwise null.</summary>
    public static string? ConstraintName(this AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Constraints", ContainingNamespace: { Name: "Typed", ContainingNamespace.IsGlobalNamespace: true } } } found ? found.Name : null;
}
