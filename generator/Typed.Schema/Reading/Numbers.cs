using System.Globalization;

namespace Typed.Schema.Reading;

/// <summary>Converts JSON number literals to decimals: 0.3 is 0.3.</summary>
public static class Numbers
{
    /// <summary>The number, or null if it is outside the range of decimal (1e400, 1e-300).</summary>
    public static decimal? ToDecimal(string literal) =>
        decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (number != 0 || IsZero(literal)) ? number : null;

    /// <summary>Whether a JSON number has no fraction: 4, 4.0 and 4e0 have none.</summary>
    public static bool IsWhole(string literal) =>
        ToDecimal(literal) is { } number && number == decimal.Truncate(number);

    private static bool IsZero(string literal)
    {
        foreach (var c in literal)
        {
            if (c is 'e' or 'E')
            {
                break;
            }

            if (c is >= '1' and <= '9')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shortest literal of a decimal: 4.0 and 4 have the same.</summary>
    public static string ToLiteral(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.IndexOf('.') < 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }
}
