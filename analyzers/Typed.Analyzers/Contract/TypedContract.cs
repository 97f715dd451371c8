using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>The constraint attributes of one compilation: looked up once, and what they say about a symbol read once.</summary>
internal sealed class TypedContract
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ParamEnum?> _enums = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol _paramEnum;
    private readonly INamedTypeSymbol? _wireValue;
    private readonly INamedTypeSymbol? _param;

    private TypedContract(Compilation compilation, INamedTypeSymbol paramEnum)
    {
        _paramEnum = paramEnum;
        _wireValue = compilation.GetTypeByMetadataName("Typed.Constraints.WireValueAttribute");
        _param = compilation.GetTypeByMetadataName("Typed.Constraints.ParamAttribute");
    }

    /// <summary>The contract, or null in a project without Typed: then there is nothing to do.</summary>
    public static TypedContract? TryCreate(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Typed.Constraints.ParamEnumAttribute") is { } paramEnum ? new(compilation, paramEnum) : null;

    /// <summary>The allowed values behind a type (or its nullable form); null for any type that is no <c>[ParamEnum]</c>.</summary>
    public ParamEnum? ParamEnumOf(ITypeSymbol? type) =>
        EnumOf(type) is { } enumType ? _enums.GetOrAdd(enumType, key => ParamEnum.TryCreate(key, _paramEnum, _wireValue)) : null;

    /// <summary>Whether the property is one that is sent.</summary>
    public bool IsParam(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (_param is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _param))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The enum that a type is, itself or as nullable.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType => enumType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType] } => enumType,
        _ => null,
    };
}
