using System.Globalization;
using System.Text;

namespace Typed.Validation.Patterns;

/// <summary>Translates a pattern from ECMAScript to .NET, where a character beyond 16 bits counts as one, as it does with ECMAScript's flag <c>u</c>.</summary>
/// <remarks>More lenient than the flag in what does no harm: an escaped punctuation mark, and a brace that is not a quantifier, stand for themselves.</remarks>
internal sealed partial class PatternTranslator
{
    // Far below the limit of a host's stack.
    private const int MaxDepth = 200;

    private const string WordBoundary = "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))";
    private const string NoWordBoundary = "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))";

    private readonly string _pattern;
    private readonly List<string> _groups;
    private readonly StringBuilder _text;
    private int _at;
    private int _depth;

    private PatternTranslator(string pattern)
    {
        _pattern = pattern;
        _groups = GroupsOf(pattern);
        _text = new StringBuilder(pattern.Length + 16);
    }

    /// <summary>The pattern for .NET.</summary>
    /// <exception cref="FormatException">The pattern is not a regular expression.</exception>
    /// <exception cref="NotSupportedException">The pattern uses something that .NET has no data for.</exception>
    public static string Translate(string pattern)
    {
        var translator = new PatternTranslator(pattern);
        translator.Alternatives();
        return translator._at == pattern.Length ? translator._text.ToString() : throw new FormatException("a ')' closes nothing");
    }

    /// <summary>What is wrong with the pattern, or null if it can be run.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            Translate(pattern);
            return null;
        }
        catch (Exception problem) when (problem is FormatException or NotSupportedException)
        {
            return problem.Message;
        }
    }

    // The names of the capturing groups, in the order of their numbers; an unnamed one has an empty name.
    private static List<string> GroupsOf(string pattern)
    {
        var groups = new List<string>();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\': i++; break;
                case '[': inClass = true; break;
                case ']': inClass = false; break;
                case '(' when !inClass && NameOf(pattern, i) is { } name: groups.Add(name); break;
            }
        }

        return groups;
    }

    // The name of the capturing group that begins here; null for a group of another kind.
    private static string? NameOf(string pattern, int at) =>
        at + 1 == pattern.Length || pattern[at + 1] != '?' ? ""
        : at + 3 < pattern.Length && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!') && pattern.IndexOf('>', at) is > 0 and var end ? pattern.Substring(at + 3, end - at - 3)
        : null;

    private char Peek(int ahead = 0) => _at + ahead < _pattern.Length ? _pattern[_at + ahead] : '\0';

    private void Alternatives()
    {
        while (_at < _pattern.Length && Peek() != ')')
        {
            if (Peek() == '|')
            {
                _text.Append('|');
                _at++;
            }
            else
            {
                Quantifier(canRepeat: Atom());
            }
        }
    }

    // Writes one atom. Gives whether a quantifier may follow.
    private bool Atom()
    {
        switch (Peek())
        {
            case '^':
                _text.Append('^');
                _at++;
                return false;
            case '$':
                // In .NET, $ also matches before a final line feed.
                _text.Append(@"\z");
                _at++;
                return false;
            case '.':
                CodePointSet.InLine.WriteTo(_text);
                _at++;
                return true;
            case '(':
                Group();
                return true;
            case '[':
                Class();
                return true;
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw new FormatException($"there is nothing before '{Peek()}' to repeat");
            case '{' when RepetitionEnd() > 0:
                throw new FormatException("there is nothing before '{' to repeat");
            default:
                Literal(Character());
                return true;
        }
    }

    private void Group()
    {
        if (++_depth > MaxDepth)
        {
            throw new NotSupportedException($"it has more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} groups in each other");
        }

        var head = Peek(1) != '?' ? "("
            : Peek(2) is ':' or '=' or '!' ? "(?" + Peek(2)
            : Peek(2) == '<' && Peek(3) is '=' or '!' ? "(?<" + Peek(3)
            : NameOf(_pattern, _at) is { Length: > 0 } ? "("
            : throw new FormatException($"a group cannot begin with '(?{Peek(2)}'");
        _at += head == "(" && Peek(1) == '?' ? NameOf(_pattern, _at)!.Length + 4 : head.Length;
        _text.Append(head);
        Alternatives();
        if (Peek() != ')')
        {
            throw new FormatException("a '(' is not closed");
        }

        _text.Append(')');
        _at++;
        _depth--;
    }

    private void Quantifier(bool canRepeat)
    {
        var end = Peek() is '*' or '+' or '?' ? _at + 1 : Peek() == '{' ? RepetitionEnd() : 0;
        if (end == 0)
        {
            return;
        }

        if (!canRepeat)
        {
            throw new FormatException($"'{_pattern[_at]}' repeats something that is not a character or group");
        }

        _text.Append(Peek() == '{' ? Repetition(_pattern.Substring(_at + 1, end - _at - 2)) : Peek().ToString());
        _at = end;
        if (Peek() == '?')
        {
            _text.Append('?');
            _at++;
        }
    }

    // The position after {n}, {n,} or {n,m} here; 0 if there is none.
    private int RepetitionEnd()
    {
        var at = _at + 1;
        var start = at;
        while (at < _pattern.Length && IsDigit(_pattern[at]))
        {
            at++;
        }

        if (at > start && at < _pattern.Length && _pattern[at] == ',')
        {
            at++;
            while (at < _pattern.Length && IsDigit(_pattern[at]))
            {
                at++;
            }
        }

        return at > start && at < _pattern.Length && _pattern[at] == '}' ? at + 1 : 0;
    }

    private static string Repetition(string counts)
    {
        var parts = counts.Split(',');
        var least = Count(parts[0]);
        var most = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : Count(parts[1]);
        if (least > most)
        {
            throw new FormatException($"the numbers in {{{counts}}} are out of order");
        }

        var lower = least.ToString(CultureInfo.InvariantCulture);
        return parts.Length == 1 ? $"{{{lower}}}" : most == int.MaxValue ? $"{{{lower},}}" : $"{{{lower},{most.ToString(CultureInfo.InvariantCulture)}}}";
    }

    private static int Count(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    // Reads one character as it stands.
    private int Character()
    {
        var code = char.IsSurrogatePair(_pattern, _at) ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
        _at += code > 0xFFFF ? 2 : 1;
        return code;
    }

    private void Literal(int code)
    {
        if (code > 0xFFFF || code is >= 0xD800 and <= 0xDFFF)
        {
            new CodePointSet().Add(code, code).WriteTo(_text);
        }
        else if (code < 0x80 && char.IsLetterOrDigit((char)code))
        {
            _text.Append((char)code);
        }
        else
        {
            _text.Append(CodePointSet.Unit(code));
        }
    }
}
