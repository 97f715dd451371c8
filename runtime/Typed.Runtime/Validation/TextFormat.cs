using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Typed.Specification;
using Typed.Validation.Patterns;

namespace Typed.Validation;

/// <summary>The text formats that are checked. Any other format is an annotation, as in JSON Schema.</summary>
internal static partial class TextFormat
{
    private const int MaxHostLength = 253;

    public static bool IsValid(string format, string value) => format switch
    {
        "uri" => UriSyntax.IsUri(value),
        "url" => UriSyntax.IsUrl(value),
        "uri-reference" => UriSyntax.IsReference(value),
        "uuid" => Uuid().IsMatch(value),
        "date" => IsDate(value),
        "time" => IsTime(value),
        "date-time" => value.Length > 10 && (value[10] is 'T' or 't' || char.IsWhiteSpace(value[10])) && IsDate(value[..10]) && IsTime(value[11..]),
        "email" => Email().IsMatch(value),
        "hostname" => value.Length <= MaxHostLength && Hostname().IsMatch(value),
        "ipv4" => value.Count(c => c == '.') == 3 && IPAddress.TryParse(value, out var four) && four.ToString() == value,
        "ipv6" => value.Contains(':', StringComparison.Ordinal) && value.AsSpan().IndexOfAny("%[]") < 0
            && IPAddress.TryParse(value, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6,
        "duration" => Duration().IsMatch(value),
        "regex" => PatternTranslator.IsValid(value),
        "json-pointer" => JsonPointer().IsMatch(value),
        "relative-json-pointer" => RelativeJsonPointer().IsMatch(value),
        "uri-template" => UriTemplate().IsMatch(value),
        "byte" => value.Length % 4 == 0 && Base64().IsMatch(value),
        _ => true,
    };

    // Year 0 is valid in RFC 3339 but not in .NET; it was a leap year.
    private static bool IsDate(string value) =>
        Date().IsMatch(value)
        && DateOnly.TryParseExact(value.StartsWith("0000", StringComparison.Ordinal) ? "2000" + value[4..] : value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339, with an offset. Second 60 is valid only as the last second of a UTC day.
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

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Date();

    [GeneratedRegex(@"^P(?!\z)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?:/(?:[^~/]|~0|~1)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonPointer();

    [GeneratedRegex(@"^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex RelativeJsonPointer();

    [GeneratedRegex(@"^(?:(?:[^\x00-\x20""'<>%\\^`{|}]|%[0-9a-fA-F]{2})|\{[+#./;?&=,!@|]?(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-zA-Z0-9_]|%[0-9a-fA-F]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UriTemplate();

    [GeneratedRegex(@"^[A-Za-z0-9+/]*={0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64();

    [GeneratedRegex(@"^(?:[uU][rR][nN]:[uU][uU][iI][dD]:)?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^(?=.{1,253}\.?\z)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.\d+)?(?:[zZ]|(?<sign>[+-])(?<offsetHour>\d\d)(?::?(?<offsetMinute>\d\d))?)\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Time();
}
