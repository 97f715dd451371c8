using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Typed.Validation;

/// <summary>The text formats that are checked; any other name is an annotation, as JSON Schema has it.</summary>
internal static partial class TextFormat
{
    private const int MaxHostLength = 253;

    public static bool IsValid(string format, string value) => format switch
    {
        "uri" or "url" => IsUri(value),
        "uri-reference" => UriReference().IsMatch(value),
        "uuid" => Uuid().IsMatch(value),
        "date" => IsDate(value),
        "time" => IsTime(value),
        "date-time" => value.Length > 10 && value[10] is 'T' or 't' or ' ' && IsDate(value[..10]) && IsTime(value[11..]),
        "email" => Email().IsMatch(value),
        "hostname" => value.Length <= MaxHostLength && Hostname().IsMatch(value),
        "ipv4" => value.Count(c => c == '.') == 3 && IPAddress.TryParse(value, out var four) && four.ToString() == value,
        "ipv6" => value.Contains(':', StringComparison.Ordinal) && !value.Contains('%', StringComparison.Ordinal)
            && IPAddress.TryParse(value, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };

    // RFC 3986: a scheme, then only the characters that a URI may have.
    private static bool IsUri(string value) => UriWithScheme().IsMatch(value) && UriReference().IsMatch(value);

    private static bool IsDate(string value) =>
        value.Length == 10 && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339, with an offset; the 60th second is one when it is UTC's last.
    private static bool IsTime(string value)
    {
        if (Time().Match(value) is not { Success: true } time)
        {
            return false;
        }

        int Group(string name) => time.Groups[name].Success ? int.Parse(time.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Group("hour"), Group("minute"), Group("second"));
        var (offsetHour, offsetMinute) = (Group("offsetHour"), Group("offsetMinute"));
        if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59)
        {
            return false;
        }

        var sign = time.Groups["sign"].Value == "-" ? -1 : 1;
        var utc = (hour * 60) + minute - (sign * ((offsetHour * 60) + offsetMinute));
        return second < 60 || (second == 60 && ((utc % 1440) + 1440) % 1440 == 1439);
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s]", RegexOptions.CultureInvariant)]
    private static partial Regex UriWithScheme();

    [GeneratedRegex(@"^(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UriReference();

    [GeneratedRegex(@"^(?:urn:uuid:)?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^(?=.{1,253}\.?\z)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.\d+)?(?:[zZ]|(?<sign>[+-])(?<offsetHour>\d\d)(?::?(?<offsetMinute>\d\d))?)\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Time();
}
