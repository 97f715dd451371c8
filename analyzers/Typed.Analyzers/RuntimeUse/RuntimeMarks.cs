using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>The runtime attribute on a property of options or of a webhook.</summary>
internal enum RuntimeMark
{
    None,

    /// <summary><c>[ApiSecret]</c>.</summary>
    Secret,

    /// <summary><c>[UnverifiedContent]</c>.</summary>
    Unverified,
}

/// <summary>Reads the marks, once for each property. Only assemblies that reference the runtime can have them.</summary>
internal sealed class RuntimeMarks
{
    private readonly INamedTypeSymbol? _secret;
    private readonly INamedTypeSymbol? _unverified;
    private readonly SymbolCache<IPropertySymbol, RuntimeMark> _marks;

    public RuntimeMarks(Compilation compilation)
    {
        _secret = compilation.GetTypeByMetadataName("Typed.Constraints.ApiSecretAttribute");
        _unverified = compilation.GetTypeByMetadataName("Typed.Constraints.UnverifiedContentAttribute");
        _marks = new(Read);
    }

    public RuntimeMark Of(IPropertySymbol property) => _marks.Of(property);

    private RuntimeMark Read(IPropertySymbol property)
    {
        if (property.IsIndexer || property.ContainingType is null)
        {
            return RuntimeMark.None;
        }

        foreach (var attribute in property.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _secret))
            {
                return RuntimeMark.Secret;
            }

            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _unverified))
            {
                return RuntimeMark.Unverified;
            }
        }

        return RuntimeMark.None;
    }
}
