using System.Globalization;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Contract;

/// <summary>Converts numbers to decimals as written: 0.3 is three steps of 0.1 in decimal, but not in binary.</summary>
internal static class ExactNumber
{
    /// <summary>The decimal with the number's shortest text, or null if it is outside the range of decimal.</summary>
    public static decimal? Of(object? value) => value switch
    {
        // A float that is assigned to a double keeps its binary remainder, also on the wire.
        double number => Of(number),
        float number => Of((double)number),
        _ => NumericConversion.ToDecimal(value),
    };

    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static decimal? Of(double number)
    {
        if (BitConverter.DoubleToInt64Bits(number) == 0)
        {
            return 0;
        }

        // A decimal of at most fifteen digits that converts back to the same double is the decimal of its shortest text: no two such decimals
        // share a double. Within these bounds the conversion back is one exact division, so the result is reliable.
        if (Math.Abs(number) is >= 1e-5 and < 1e15 && (decimal)number is var rounded && (double)rounded == number)
        {
            return rounded;
        }

        return decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
    }
}
