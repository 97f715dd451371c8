using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>Finds the record that a generated enum belongs to. The tool compiles this file, too.</summary>
internal static class EnumRecord
{
    /// <summary>The record that the enum's JSON converter names (<c>ParamEnumConverter&lt;KlingDuration, KlingParams&gt;</c>), or null if it names none.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Enum)
        {
            return null;
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonConverterAttribute", ConstructorArguments: [{ Value: INamedTypeSymbol { TypeArguments: [_, INamedTypeSymbol record] } }] })
            {
                return record;
            }
        }

        return null;
    }
}
