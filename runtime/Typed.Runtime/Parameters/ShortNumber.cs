namespace Typed.Parameters;

/// <summary>Formats numbers of a few digits, as most requests have them, without the search for the shortest text of a double.</summary>
internal static class ShortNumber
{
    // Within these, no text has an exponent.
    private const double MaxUnits = 1e9;
    private const int MaxDecimals = 4;

    /// <summary>Formats a number as <see cref="System.Buffers.Text.Utf8Formatter"/> does. False if it has many digits.</summary>
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
                count = Format((uint)units, decimals, value < 0, target);
                return true;
            }
        }

        return false;
    }

    private static int Format(uint units, int decimals, bool isNegative, Span<byte> target)
    {
        var digits = 1;
        for (var rest = units; rest >= 10; rest /= 10)
        {
            digits++;
        }

        var length = Math.Max(digits, decimals + 1) + (isNegative ? 1 : 0) + (decimals > 0 ? 1 : 0);
        var at = length;
        for (var i = 0; i < decimals; i++, units /= 10)
        {
            target[--at] = (byte)('0' + (units % 10));
        }

        if (decimals > 0)
        {
            target[--at] = (byte)'.';
        }

        do
        {
            target[--at] = (byte)('0' + (units % 10));
            units /= 10;
        }
        while (units != 0);
        if (isNegative)
        {
            target[0] = (byte)'-';
        }

        return length;
    }
}
