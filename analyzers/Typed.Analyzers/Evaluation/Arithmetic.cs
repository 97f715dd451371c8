using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Calculates with single known values: numbers, enum members, times and texts. Operands with several values are not calculated.</summary>
internal static class Arithmetic
{
    // Longer texts are not composed.
    private const int MaxText = 4096;

    /// <summary><c>s + 1</c>, <c>Duration.Seconds5 + n</c>, <c>time - TimeSpan.FromSeconds(1)</c>, <c>host + "/a.png"</c>.</summary>
    public static ValueSet Binary(IBinaryOperation operation, Func<IOperation, ValueSet> evaluate)
    {
        if (operation.IsLifted || Single(evaluate(Operand(operation, operation.LeftOperand))) is not { } left || Single(evaluate(Operand(operation, operation.RightOperand))) is not { } right)
        {
            return ValueSet.Unknown;
        }

        return Result(operation, left, right) is { } value ? Whole(value, operation, left, right) : ValueSet.Unknown;
    }

    /// <summary><c>Math.Min(a, b)</c>, <c>Math.Max(a, b)</c>, <c>Math.Clamp(a, b, c)</c>.</summary>
    public static ValueSet Limit(IInvocationOperation call, Func<IOperation, ValueSet> evaluate)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Single(evaluate(argument.Value))).ToArray();
        if (arguments.Any(argument => argument is null) || arguments.Select(argument => NumericConversion.ToDecimal(argument!.Value)).ToArray() is not { } numbers
            || numbers.Any(number => number is null))
        {
            return ValueSet.Unknown;
        }

        decimal? result = (call.TargetMethod.Name, numbers) switch
        {
            ("Min", [{ } a, { } b]) => Math.Min(a, b),
            ("Max", [{ } a, { } b]) => Math.Max(a, b),
            ("Clamp", [{ } value, { } least, { } most]) when least <= most => Math.Min(Math.Max(value, least), most),
            _ => null,
        };
        return result is { } number && NumericConversion.Convert(number, call.Type) is { } converted ? Whole(converted, call, arguments!) : ValueSet.Unknown;
    }

    /// <summary><c>$"{host}/a.png"</c>, if each interpolation is a known text.</summary>
    public static ValueSet Interpolated(IInterpolatedStringOperation operation, Func<IOperation, ValueSet> evaluate)
    {
        var text = new StringBuilder();
        var parts = new List<KnownValue>();
        foreach (var part in operation.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } }:
                    text.Append(literal);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null, Expression: var hole } when HasPlainText(hole) && Single(evaluate(hole)) is { } known && TextOf(known.Value) is { } shown:
                    parts.Add(known);
                    text.Append(shown);
                    break;
                default:
                    return ValueSet.Unknown;
            }
        }

        return text.Length <= MaxText ? Whole(text.ToString(), operation, [.. parts]) : ValueSet.Unknown;
    }

    /// <summary>The value of a plus or minus.</summary>
    public static ValueSet Signed(IUnaryOperation unary, ValueSet values)
    {
        var sign = unary.OperatorKind == UnaryOperatorKind.Minus ? -1 : 1;
        return values.Select(value => NumericConversion.ToDecimal(value.Value) is { } number
            ? values.IsSingle
                ? new KnownValue(sign * number, unary, Origin: value.Origin, IsOneOfSeveral: value.IsOneOfSeveral)
                : value with { Value = sign * number, IsReplaceable = false }
            : null);
    }

    // The parts of a text are converted to object: text + 'c'.
    private static IOperation Operand(IBinaryOperation operation, IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.SpecialType: SpecialType.System_Object, Operand: var part }
        && operation.Type?.SpecialType == SpecialType.System_String && HasPlainText(part) ? part : operand;

    // An enum's value is known as a number, but its text is the member's name.
    private static bool HasPlainText(IOperation part) => part.Type is not (
        { TypeKind: TypeKind.Enum } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ TypeKind: TypeKind.Enum }] });

    private static object? Result(IBinaryOperation operation, KnownValue left, KnownValue right)
    {
        if (operation.Type?.SpecialType == SpecialType.System_String)
        {
            return operation.OperatorKind == BinaryOperatorKind.Add && TextOf(left.Value) is { } first && TextOf(right.Value) is { } second && first.Length + second.Length <= MaxText
                ? first + second : null;
        }

        if (left.Value is TimeSpan time && right.Value is TimeSpan other)
        {
            var ticks = operation.OperatorKind switch
            {
                BinaryOperatorKind.Add => (decimal)time.Ticks + other.Ticks,
                BinaryOperatorKind.Subtract => (decimal)time.Ticks - other.Ticks,
                _ => decimal.MaxValue,
            };
            return ticks is >= long.MinValue and <= long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
        }

        // Binary fractions are not calculated as decimals.
        return operation.OperatorMethod is null && left.Value is not (double or float) && right.Value is not (double or float)
            && NumericConversion.ToDecimal(left.Value) is { } a && NumericConversion.ToDecimal(right.Value) is { } b && Math.Abs(a) < 1e12m && Math.Abs(b) < 1e12m
            && Number(operation.OperatorKind, a, b) is { } number ? NumericConversion.Convert(number, operation.Type) : null;
    }

    private static decimal? Number(BinaryOperatorKind kind, decimal a, decimal b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide when b != 0 => a / b,
        BinaryOperatorKind.Remainder when b != 0 => a % b,
        _ => null,
    };

    private static string? TextOf(object? value) => value switch
    {
        string text => text,
        char unit => unit.ToString(),
        // The minus sign depends on the culture.
        int and >= 0 or long and >= 0 => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static KnownValue? Single(ValueSet values) => values.IsSingle ? values.Values[0] : null;

    private static ValueSet Whole(object value, IOperation operation, params KnownValue[] parts) => ValueSet.Of(
        new KnownValue(value, operation, Origin: parts.Select(part => part.Origin).FirstOrDefault(origin => origin is not null), IsOneOfSeveral: parts.Any(part => part.IsOneOfSeveral)));
}
