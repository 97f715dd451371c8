using System.Globalization;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Contract;

/// <summary>Numbers as the decimals that are written: 0.3 is three steps of 0.1, which binary fractions are not.</summary>
internal static class ExactNumber
{
    /// <summary>The decimal of the shortest text of a number; null beyond what a decimal holds.</summary>
    public static decimal? Of(object? value) => value switch
    {
        // A float that is assigned to a double carries its binary rest along, on the wire too.
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

        // A decimal of at most fifteen digits that gives the same double back is the one that its shortest text says: no two such decimals
        // share a double. Within these bounds the way back is one exact division, so that it can be trusted.
        if (Math.Abs(number) is >= 1e-5 and < 1e15 && (decimal)number is var rounded && (double)rounded == number)
        {
            return rounded;
        }

        return decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
    }
}
