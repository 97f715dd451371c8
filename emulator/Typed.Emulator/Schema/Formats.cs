using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Typed.Validation.Patterns;

namespace Typed.Emulator.Schema;

/// <summary>The asserted formats. An unknown format allows everything.</summary>
internal static partial class Formats
{
    private const string PChar = @"(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})";
    private const string Variable = @"(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?";
    private const string Tail = @"(?:\?(?:[/?]|" + PChar + @")*)?(?:#(?:[/?]|" + PChar + @")*)?\z";
    private const string Hierarchy =
        @"(?:/?/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?<ip>[^\]]*)\]|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::[0-9]*)?(?:/"
        + PChar + @"*)*|/(?:" + PChar + "+(?:/" + PChar + "*)*)?|" + PChar + "+(?:/" + PChar + @"*)*)";

    /// <summary>Whether a number satisfies the named format.</summary>
    public static bool Allows(string format, SchemaNumber value) => format switch
    {
        "int32" => Within(value, int.MinValue, int.MaxValue),
        "int64" => Within(value, long.MinValue, long.MaxValue),
        _ => true,
    };

    /// <summary>Whether a text satisfies the named format.</summary>
    public static bool Allows(string format, string value) => format switch
    {
        "date-time" => DateTimeText.IsDateTime(value),
        "date" => DateTimeText.IsDate(value),
        "time" => DateTimeText.IsTime(value),
        "duration" => Duration().IsMatch(value),
        "uri" => IsUri(Uri().Match(value)),
        "url" => Url().IsMatch(value) && IsUri(Uri().Match(value)),
        "uri-reference" => IsUri(UriReference().Match(value)),
        "email" => Email().IsMatch(value),
        "hostname" => value.TrimEnd('.').Length <= 253 && Hostname().IsMatch(value),
        "ipv4" => Ipv4().IsMatch(value),
        "ipv6" => IsIpv6(value),
        "uuid" => Uuid().IsMatch(value),
        "regex" => PatternTranslator.IsValid(value),
        "json-pointer" => JsonPointer().IsMatch(value),
        "relative-json-pointer" => RelativeJsonPointer().IsMatch(value),
        "uri-template" => UriTemplate().IsMatch(value),
        "byte" => value.Length % 4 == 0 && Base64().IsMatch(value),
        _ => true,
    };

    private static bool Within(SchemaNumber value, long minimum, long maximum) =>
        value.IsInteger
        && value.CompareTo(SchemaNumber.Parse(minimum.ToString(CultureInfo.InvariantCulture))) >= 0
        && value.CompareTo(SchemaNumber.Parse(maximum.ToString(CultureInfo.InvariantCulture))) <= 0;

    private static bool IsUri(Match match) => match.Success && (!match.Groups["ip"].Success || IsIpv6(match.Groups["ip"].Value) || FutureAddress().IsMatch(match.Groups["ip"].Value));

    /// <summary>Checks separately, because the platform's parser also accepts zones and brackets, which the format doesn't.</summary>
    private static bool IsIpv6(string value) =>
        value.Contains(':', StringComparison.Ordinal)
        && value.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(value, out _);

    [GeneratedRegex(@"^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FutureAddress();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:" + Hierarchy + Tail, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Uri();

    [GeneratedRegex("^(?:[a-z][a-z0-9+.-]*:)?(?:" + Hierarchy + ")?" + Tail, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex UriReference();

    [GeneratedRegex("^(?:https?|ftp)://[^/?#]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.|\z)){4}(?<!\.)\z")]
    private static partial Regex Ipv4();

    [GeneratedRegex(@"^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^P(?:[0-9]+W|(?=[0-9]|T[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?:/(?:[^~/]|~[01])*)*\z")]
    private static partial Regex JsonPointer();

    [GeneratedRegex(@"^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~[01])*)*)\z")]
    private static partial Regex RelativeJsonPointer();

    [GeneratedRegex(@"^(?:[^\x00-\x20""'<>%\\^`{|}]|%[0-9a-f]{2}|\{[+#./;?&=,!@|]?" + Variable + "(?:," + Variable + @")*\})*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex UriTemplate();

    [GeneratedRegex(@"^[A-Za-z0-9+/]*={0,2}\z")]
    private static partial Regex Base64();
}
