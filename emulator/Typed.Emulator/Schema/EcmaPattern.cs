using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Emulator.Schema;

/// <summary>
/// Schema patterns use ECMAScript syntax. This class rewrites the parts that .NET interprets differently.
/// </summary>
internal static class EcmaPattern
{
    private const int MaxCached = 1_000;
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<string, Regex?> s_cache = new(StringComparer.Ordinal);

    /// <summary>Compiles a pattern. Returns false if it is not valid.</summary>
    public static bool TryGet(string pattern, [NotNullWhen(true)] out Regex? regex)
    {
        if (!s_cache.TryGetValue(pattern, out regex))
        {
            regex = Compile(pattern);
            if (s_cache.Count < MaxCached)
            {
                s_cache.TryAdd(pattern, regex);
            }
        }

        return regex is not null;
    }

    private static Regex? Compile(string pattern)
    {
        var translated = Translate(pattern);
        try
        {
            // The non-backtracking engine can't be made to run forever; it lacks lookarounds and backreferences.
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, RegexOptions.CultureInvariant, s_timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                i = Escape(pattern, i + 1, inClass, result);
            }
            else if (inClass)
            {
                inClass = c != ']';
                // In .NET, '[' inside a class would start a subtraction.
                result.Append(c == '[' ? @"\[" : c.ToString());
            }
            else
            {
                inClass = c == '[';
                result.Append(c switch
                {
                    '$' => @"\z",
                    '.' => @"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029])",
                    _ => c.ToString(),
                });
            }
        }

        return result.ToString();
    }

    private static int Escape(string pattern, int i, bool inClass, StringBuilder result)
    {
        switch (pattern[i])
        {
            case 'd':
                result.Append(inClass ? "0-9" : "[0-9]");
                break;
            case 'D' when !inClass:
                result.Append("[^0-9]");
                break;
            case 'w':
                result.Append(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]");
                break;
            case 'W' when !inClass:
                result.Append("[^a-zA-Z0-9_]");
                break;
            case 's':
                result.Append(inClass ? Space : $"[{Space}]");
                break;
            case 'S' when !inClass:
                result.Append($"[^{Space}]");
                break;
            case 'u' when i + 1 < pattern.Length && pattern[i + 1] == '{':
                return CodePoint(pattern, i, inClass, result);
            default:
                result.Append('\\').Append(pattern[i]);
                break;
        }

        return i;
    }

    /// <summary>\u{1F600}: one code point, which .NET can only write as surrogates.</summary>
    private static int CodePoint(string pattern, int i, bool inClass, StringBuilder result)
    {
        var end = pattern.IndexOf('}', i);
        if (end < 0 || !int.TryParse(pattern.AsSpan(i + 2, end - i - 2), System.Globalization.NumberStyles.HexNumber, null, out var code)
            || !Rune.IsValid(code))
        {
            result.Append(@"\u");
            return i;
        }

        var text = string.Concat(new Rune(code).ToString().Select(c => $@"\u{(int)c:x4}"));
        result.Append(inClass ? text : $"(?:{text})");
        return end;
    }
}
