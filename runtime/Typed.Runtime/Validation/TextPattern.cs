using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Validation;

/// <summary>A JSON Schema pattern: ECMAScript's regular expressions in .NET's engine.</summary>
internal sealed class TextPattern
{
    // A schema's pattern is foreign input: a hostile one must not hang a validation.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);
    private readonly Regex? _regex;

    public TextPattern(string pattern)
    {
        var translated = Translate(pattern);
        _regex = Compile(translated, RegexOptions.ECMAScript) ?? Compile(translated, RegexOptions.None);
    }

    /// <summary>Whether the text matches somewhere. A pattern that .NET cannot run, or that takes too long, is left to the provider.</summary>
    public bool Matches(string text)
    {
        try
        {
            return _regex is null || _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    // The ECMAScript option makes \d and \w ASCII, as they are there; it does not know \p{…} and lookbehind, which then run without it.
    private static Regex? Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, s_timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // In ECMAScript $ is the end of the text, in .NET also the place before a last line end; \u{1F600} and \/ are ECMAScript's only.
    private static string Translate(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                if (pattern[i + 1] == '/')
                {
                    text.Append('/');
                    i++;
                    continue;
                }

                text.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = c switch
            {
                '[' => true,
                ']' => false,
                _ => inClass,
            };
            text.Append(c == '$' && !inClass ? @"(?!\n)\z" : c.ToString());
        }

        return text.ToString();
    }
}
