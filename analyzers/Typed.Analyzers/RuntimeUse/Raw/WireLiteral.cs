using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>Converts a field's value on the wire to C# for the field's property.</summary>
internal static class WireLiteral
{
    /// <summary>The expression for a property, or null if the property cannot have the wire value.</summary>
    public static string? For(RecordField field, IOperation value, TypedContract contract)
    {
        value = Conversions.WithoutConversions(value);
        return value.ConstantValue is { HasValue: true, Value: { } constant }
            ? For(field, constant, contract)
            // Not a constant: unchanged, if the types are the same.
            : value.Type is { } type && IsAssignable(field.Property.Type, type) ? value.Syntax.ToString() : null;
    }

    /// <summary>The expression for a wire value: a text, a number or a boolean.</summary>
    public static string? For(RecordField field, object wire, TypedContract contract)
    {
        var type = field.Property.Type;
        if (contract.ParamEnumOf(type) is { } values)
        {
            var json = wire is string text ? SymbolDisplay.FormatLiteral(text, quote: true) : Number(wire);
            return values.Members.FirstOrDefault(member => member.Json == json) is { } found
                ? values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + found.Name
                : null;
        }

        // An open list of values accepts any text.
        if (wire is string open && Inner(type).GetMembers("op_Implicit").OfType<IMethodSymbol>().Any(
            conversion => conversion.Parameters is [{ Type.SpecialType: SpecialType.System_String }]))
        {
            return SymbolDisplay.FormatLiteral(open, quote: true);
        }

        return (Inner(type).SpecialType, wire) switch
        {
            (SpecialType.System_String, string text) => SymbolDisplay.FormatLiteral(text, quote: true),
            (SpecialType.System_Boolean, bool flag) => flag ? "true" : "false",
            (SpecialType.System_Int32 or SpecialType.System_Int64, int or long) => Number(wire),
            (SpecialType.System_Double, int or long or double) => Number(wire),
            _ => null,
        };
    }

    private static bool IsAssignable(ITypeSymbol property, ITypeSymbol value) =>
        SymbolEqualityComparer.Default.Equals(Inner(property), Inner(value))
        || (Inner(property).SpecialType, value.SpecialType)
            is (SpecialType.System_Int64 or SpecialType.System_Double, SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte)
            or (SpecialType.System_Double, SpecialType.System_Int64 or SpecialType.System_Single)
        || (property is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } && value is IArrayTypeSymbol { ElementType: var element }
            && SymbolEqualityComparer.Default.Equals(item, element));

    private static string? Number(object wire) => ExactNumber.Of(wire) is { } number ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static ITypeSymbol Inner(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
}
