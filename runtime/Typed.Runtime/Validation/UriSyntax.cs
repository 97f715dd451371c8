#if NET
using System.Buffers;
#endif
using System.Net;
using System.Text.RegularExpressions;

namespace Typed.Validation;

/// <summary>The syntax of RFC 3986, as the formats of JSON Schema check it.</summary>
/// <remarks>The analyzers compile this file too, so that a text that <c>Validate()</c> rejects does not compile. It therefore targets netstandard2.0.</remarks>
internal static class UriSyntax
{
    private const string PlainMarks = "/-._~?=&!$'()*+,;:@";
    private const string Encoded = "%[0-9A-Fa-f]{2}";
    private const string PathCharacters = @"[A-Za-z0-9\-._~!$&'()*+,;=:@]+|" + Encoded;
    private const string Scheme = "[A-Za-z][A-Za-z0-9+.-]*:";

    // Each run ends at a character that it cannot contain, so it never gives one back: a media file in a data URI is read once.
    private const string Path = "(?>(?:" + PathCharacters + ")*)";
    private const string Segment = "(?>(?:" + PathCharacters + ")+)";
    private const string User = @"(?>(?:[A-Za-z0-9\-._~!$&'()*+,;=:]+|" + Encoded + ")*)@";
    private const string Host = @"(?:\[(?<ip>[^\]]*)\]|(?>(?:[A-Za-z0-9\-._~!$&'()*+,;=]+|" + Encoded + ")*))";
    private const string Rest = "(?>(?:" + PathCharacters + "|[/?]+)*)";

    // A text after a colon that is not a port makes the whole a path, which may begin with two slashes.
    private const string Hierarchy = "(?:/?/(?:" + User + ")?" + Host + "(?::[0-9]*)?(?:/" + Path + ")*"
        + "|/(?:" + Segment + "(?:/" + Path + ")*)?"
        + "|" + Segment + "(?:/" + Path + ")*)";

    private const string End = @"(?:\?" + Rest + ")?(?:#" + Rest + @")?\z";

    // None of them backtracks far, but on a busy machine a thread may be suspended for longer than a short timeout.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private static readonly Regex s_uri = Pattern("^" + Scheme + Hierarchy + End);
    private static readonly Regex s_reference = Pattern("^(?:" + Scheme + ")?(?:" + Hierarchy + ")?" + End);
    private static readonly Regex s_url = Pattern(@"^(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://[^/?#\s]+");
    private static readonly Regex s_futureAddress = Pattern(@"^[vV][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+\z");
    private static readonly Regex s_addressCharacters = Pattern(@"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\z");

#if NET
    private static readonly SearchValues<char> s_plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + PlainMarks);
#endif

    /// <summary>Whether the text is a URI with a scheme.</summary>
    public static bool IsUri(string text) => IsPlainAddress(text) || Is(s_uri, text);

    /// <summary>Whether the text is a URI, or a reference relative to one.</summary>
    public static bool IsReference(string text) => Is(s_reference, text);

    /// <summary>Whether the text is an address of the web with a host.</summary>
    public static bool IsUrl(string text) => IsPlainAddress(text) || (s_url.IsMatch(text) && IsUri(text));

    // The usual address of a file. The expressions accept every text that this accepts, but take longer.
    private static bool IsPlainAddress(string text)
    {
        var at = text.StartsWith("https://", StringComparison.Ordinal) ? 8 : text.StartsWith("http://", StringComparison.Ordinal) ? 7 : text.Length;
        if (at == text.Length || !IsLetterOrDigit(text[at]))
        {
            return false;
        }

        while ((at = NextOther(text, at)) < text.Length)
        {
            if (text[at] != '%' || at + 2 >= text.Length || !IsHexDigit(text[at + 1]) || !IsHexDigit(text[at + 2]))
            {
                return false;
            }

            at += 3;
        }

        return true;
    }

    // The place of the next character that is not plain.
    private static int NextOther(string text, int at)
    {
#if NET
        return text.AsSpan(at).IndexOfAnyExcept(s_plain) is >= 0 and var found ? at + found : text.Length;
#else
        while (at < text.Length && (IsLetterOrDigit(text[at]) || PlainMarks.IndexOf(text[at]) >= 0))
        {
            at++;
        }

        return at;
#endif
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool Is(Regex syntax, string text) => syntax.Match(text) is { Success: true } match && (match.Groups["ip"] is not { Success: true } ip || IsAddress(ip.Value));

    // The platform's parser also accepts zones and ports.
    private static bool IsAddress(string text) => s_futureAddress.IsMatch(text) || (s_addressCharacters.IsMatch(text) && IPAddress.TryParse(text, out _));

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, s_timeout);
}
