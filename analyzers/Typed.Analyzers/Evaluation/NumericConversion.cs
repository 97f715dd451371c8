using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>C#'s numeric conversions of constants. Returns null if the value would overflow or is not a number.</summary>
internal static class NumericConversion
{
    public static decimal? ToDecimal(object? value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        char unit => unit,
        decimal number => number,
        double number => FromDouble(number),
        float number => FromDouble(number),
        _ => null,
    };

    public static long? ToInt64(object? value) =>
        ToDecimal(value) is { } number && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    public static double? ToDouble(object? value) => value switch
    {
        double number => number,
        float number => number,
        _ => ToDecimal(value) is { } number ? (double)number : null,
    };

    /// <summary>The value in the target type. Fractions are truncated for integer types, as a cast does.</summary>
    public static object? Convert(object value, ITypeSymbol? target)
    {
        var type = target is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : target;
        var special = type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } ? underlying.SpecialType : type?.SpecialType;
        if (special == SpecialType.System_Int32 && value is int)
        {
            return value;
        }

        if (special == SpecialType.System_Double && value is double or float)
        {
            // Nothing is lost, even for NaN or values outside the range of decimal.
            return value is double ? value : ToDouble(value);
        }

        if (ToDecimal(value) is not { } number)
        {
            // Not a number: known only if the type does not change, as in a nullable conversion.
            return (value is TimeSpan && type is { Name: nameof(TimeSpan) }) || (value is string && special == SpecialType.System_String)
                || (value is bool && special == SpecialType.System_Boolean) ? value : null;
        }

        var whole = decimal.Truncate(number);
        return special switch
        {
            SpecialType.System_SByte => whole is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)whole : null,
            SpecialType.System_Byte => whole is >= byte.MinValue and <= byte.MaxValue ? (byte)whole : null,
            SpecialType.System_Int16 => whole is >= short.MinValue and <= short.MaxValue ? (short)whole : null,
            SpecialType.System_UInt16 => whole is >= ushort.MinValue and <= ushort.MaxValue ? (ushort)whole : null,
            SpecialType.System_Int32 => whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null,
            SpecialType.System_UInt32 => whole is >= uint.MinValue and <= uint.MaxValue ? (uint)whole : null,
            SpecialType.System_Int64 => whole is >= long.MinValue and <= long.MaxValue ? (long)whole : null,
            SpecialType.System_UInt64 => whole is >= ulong.MinValue and <= ulong.MaxValue ? (ulong)whole : null,
            SpecialType.System_Single => (float)number,
            SpecialType.System_Double => (double)number,
            SpecialType.System_Decimal => number,
            _ => null,
        };
    }

    // Far beyond any relevant number, and safe to convert.
    private static decimal? FromDouble(double number) => Math.Abs(number) < 1e27 ? (decimal)number : null;
}
