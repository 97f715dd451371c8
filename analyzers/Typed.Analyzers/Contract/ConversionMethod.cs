using Microsoft.CodeAnalysis;
using Typed.Schema.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>Recognizes the generated <c>FromSeconds</c> of a duration.</summary>
internal static class ConversionMethod
{
    /// <summary>
    /// The duration that a call of <paramref name="method"/> creates. A user's method with that name may round, so the
    /// class must be the generated one: declared beside the enum, with its name in the plural.
    /// </summary>
    public static ParamEnum? DurationOf(IMethodSymbol method, TypedContract contract)
    {
        if (method is not { Name: "FromSeconds", IsStatic: true, Parameters.Length: 1 }
            || contract.ParamEnumOf(method.ReturnType) is not { Role: FieldRole.Duration } values
            || !SymbolEqualityComparer.Default.Equals(method.ReturnType, values.Type))
        {
            return null;
        }

        // A C# 14 extension is in a nameless block inside the class.
        var holder = method.ContainingType;
        while (holder.ContainingType is { } outer)
        {
            holder = outer;
        }

        return holder.Name == values.Type.Name + "s"
            && SymbolEqualityComparer.Default.Equals(holder.ContainingNamespace, values.Type.ContainingNamespace)
            && SymbolEqualityComparer.Default.Equals(holder.ContainingAssembly, values.Type.ContainingAssembly)
            ? values
            : null;
    }
}
