using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Json;
using Typed.Specification;

namespace Typed.Analyzers.Drift;

/// <summary>Writes a default as a C# expression of the property's type.</summary>
internal static class DefaultExpression
{
    /// <summary>The expression, or null if there is no default or the model no longer has the value.</summary>
    public static string? Of(RecordField field, string? json, TypedContract contract)
    {
        if (json is null or "" or "null" || json[0] is '{' or '[')
        {
            return null;
        }

        if (contract.ParamEnumOf(field.Property.Type) is { } values)
        {
            return values.Members.FirstOrDefault(member => member.Json == json) is { } found
                ? $"{values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{found.Name}"
                : null;
        }

        var type = field.Property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : field.Property.Type;
        return (type.SpecialType, json[0]) switch
        {
            (SpecialType.System_String, '"') => SymbolDisplay.FormatLiteral(JsonString.Plain(json), quote: true),
            (SpecialType.System_Boolean, 't' or 'f') => json,
            (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double, '-' or (>= '0' and <= '9')) => json,
            _ => null,
        };
    }
}
