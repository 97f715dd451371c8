using System.Globalization;
using System.Text.RegularExpressions;

namespace Typed.Emulator.Schema;

/// <summary>Validates dates and times as defined in RFC 3339, including leap seconds (which the platform's parsers don't support).</summary>
internal static partial class DateTimeText
{
    public static bool IsDateTime(string value)
    {
        const int Separator = 10;
        return value.Length > Separator && (value[Separator] is 'T' or 't' || char.IsWhiteSpace(value[Separator])) && IsDate(value[..Separator]) && IsTime(value[(Separator + 1)..]);
    }

    public static bool IsDate(string value)
    {
        var match = Date().Match(value);
        if (!match.Success)
        {
            return false;
        }

        var year = Number(match, 1);
        var month = Number(match, 2);
        var day = Number(match, 3);
        // The year 0 exists in RFC 3339 but not in .NET; it is a leap year, like 2000.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    public static bool IsTime(string value)
    {
        var match = Time().Match(value);
        if (!match.Success)
        {
            return false;
        }

        var hour = Number(match, 1);
        var minute = Number(match, 2);
        var second = Number(match, 3);
        var zoneHour = match.Groups[5].Success ? Number(match, 5) : 0;
        var zoneMinute = match.Groups[6].Success ? Number(match, 6) : 0;
        if (zoneHour > 23 || zoneMinute > 59 || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        // A leap second is 23:59:60 in UTC, regardless of the local time.
        var offset = ((zoneHour * 60) + zoneMinute) * (match.Groups[4].Value == "-" ? -1 : 1);
        var utc = ((hour * 60) + minute - offset + (24 * 60)) % (24 * 60);
        return second < 60 || utc == (24 * 60) - 1;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})-([0-9]{2})-([0-9]{2})\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[zZ]|([+-])([0-9]{2})(?::?([0-9]{2}))?)\z")]
    private static partial Regex Time();
}
