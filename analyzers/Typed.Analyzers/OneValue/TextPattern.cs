using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Analyzers.OneValue;

/// <summary>A JSON Schema pattern: ECMAScript's regular expressions, put into those of .NET.</summary>
internal sealed class TextPattern
{
    private const string WhiteSpace = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    // One character that is no line end; beyond 16 bits it is two in .NET's text.
    private const string AnyCharacter = @"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029])";

    // A schema's pattern is foreign input: a hostile one must not hang a compiler.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(100);
    private readonly Lazy<Regex?> _regex;

    public TextPattern(string pattern)
    {
        Text = pattern;
        _regex = new(() => Create(pattern));
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Text { get; }

    /// <summary>Whether the text matches somewhere. A pattern that .NET cannot run, or that takes too long, says nothing.</summary>
    public bool Matches(string text)
    {
        try
        {
            return _regex.Value?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
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
                // .NET's $ also stands before a last line end, and its classes know subtraction: [a-[b]].
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

    // Reads one escape; the index stands on its last character afterwards.
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
                if (end > 0 && int.TryParse(pattern.Substring(at + 2, end - at - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    && code is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF))
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
}
