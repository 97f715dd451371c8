using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Validation;

/// <summary>A JSON Schema pattern, converted from ECMAScript to .NET syntax.</summary>
/// <remarks>The analyzers compile this file too, so that a text that <c>Validate()</c> rejects does not compile. It therefore targets netstandard2.0.</remarks>
internal sealed class TextPattern
{
    private const string WhiteSpace = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    // One character other than a line terminator. A character beyond 16 bits is two chars in .NET.
    private const string AnyCharacter = @"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029])";

    // A schema's pattern is untrusted input: a malicious one must not hang validation or the compiler.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);

    // After this many timeouts a pattern is left to the provider entirely, because a list may have thousands of texts.
    private const int MaxTimeouts = 4;

    private readonly Lazy<Regex?> _regex;
    private int _timeouts;

    public TextPattern(string pattern)
    {
        Text = pattern;
        _regex = new(() => Create(pattern));
    }

    /// <summary>The pattern as written in the schema.</summary>
    public string Text { get; }

    /// <summary>Whether .NET can run the pattern.</summary>
    public bool IsUsable => _regex.Value is not null;

    /// <summary>Whether the pattern matches somewhere in the text. A pattern that .NET cannot run, or that takes too long, is left to the provider.</summary>
    public bool Matches(string text)
    {
        if (_timeouts >= MaxTimeouts)
        {
            return true;
        }

        try
        {
            return _regex.Value?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            _timeouts++;
            return true;
        }
    }

    private static Regex? Create(string pattern)
    {
        try
        {
            return new Regex(Translate(pattern), RegexOptions.CultureInvariant, s_timeout);
        }
        catch (ArgumentException)
        {
            // Syntax that .NET does not support, such as \p{Script=Greek}.
            return null;
        }
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(Escape(pattern, ref i, inClass));
                continue;
            }

            text.Append((c, inClass) switch
            {
                // In .NET, $ also matches before a final line feed, and classes support subtraction: [a-[b]].
                ('$', false) => @"\z",
                ('.', false) => AnyCharacter,
                ('[', true) => @"\[",
                _ => c.ToString(),
            });
            inClass = c switch
            {
                '[' => true,
                ']' => false,
                _ => inClass,
            };
        }

        return text.ToString();
    }

    // Reads one escape. Afterwards the index is at its last character.
    private static string Escape(string pattern, ref int at, bool inClass)
    {
        var kind = pattern[++at];
        switch (kind)
        {
            case 'd': return inClass ? "0-9" : "[0-9]";
            case 'D' when !inClass: return "[^0-9]";
            case 'w': return inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]";
            case 'W' when !inClass: return "[^A-Za-z0-9_]";
            case 's': return inClass ? WhiteSpace : $"[{WhiteSpace}]";
            case 'S' when !inClass: return $"[^{WhiteSpace}]";
            case '/': return "/";
            case 'u' when at + 1 < pattern.Length && pattern[at + 1] == '{':
                var end = pattern.IndexOf('}', at);
                if (end > 0 && CodePoint(pattern, at + 2, end) is { } code)
                {
                    at = end;
                    var character = string.Concat(char.ConvertFromUtf32(code).Select(unit => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture)));
                    return inClass ? character : $"(?:{character})";
                }

                return @"\u";
            default:
                return "\\" + kind;
        }
    }

    private static int? CodePoint(string pattern, int start, int end)
    {
        var code = 0;
        for (var i = start; i < end; i++)
        {
            if (!Uri.IsHexDigit(pattern[i]) || code > 0x10FFFF)
            {
                return null;
            }

            code = (code * 16) + Uri.FromHex(pattern[i]);
        }

        return start < end && code is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? code : null;
    }
}
