using System.Globalization;
using System.Text;

namespace Typed.Validation.Patterns;

/// <summary>Translates a pattern from ECMAScript to .NET, where a character beyond 16 bits counts as one, as it does with ECMAScript's flag <c>u</c>.</summary>
/// <remarks>More lenient than the flag in what does no harm: an escaped punctuation mark, and a brace that is not a quantifier, stand for themselves.</remarks>
internal sealed class PatternTranslator
{
    // Far below the limit of a host's stack.
    private const int MaxDepth = 200;

    private const string WordBoundary = "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))";
    private const string NoWordBoundary = "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))";

    private readonly PatternCursor _cursor;
    private readonly PatternEscapes _escapes;
    private readonly PatternClasses _classes;
    private readonly PatternQuantifiers _quantifiers;
    private readonly PatternReferences _references;
    private readonly StringBuilder _text;
    private int _depth;

    private PatternTranslator(string pattern)
    {
        _cursor = new PatternCursor(pattern);
        _escapes = new PatternEscapes(_cursor);
        _classes = new PatternClasses(_cursor, _escapes);
        _quantifiers = new PatternQuantifiers(_cursor);
        _references = new PatternReferences(_cursor, PatternGroups.Of(pattern));
        _text = new StringBuilder(pattern.Length + 16);
    }

    /// <summary>The pattern for .NET.</summary>
    /// <exception cref="FormatException">The pattern is not a regular expression.</exception>
    /// <exception cref="NotSupportedException">The pattern uses something that .NET has no data for.</exception>
    public static string Translate(string pattern)
    {
        var translator = new PatternTranslator(pattern);
        translator.Alternatives();
        return translator._cursor.IsAtEnd ? translator._text.ToString() : throw new FormatException("a ')' closes nothing");
    }

    /// <summary>Whether a text is a regular expression of ECMAScript, even if it cannot be run here.</summary>
    public static bool IsValid(string pattern)
    {
        try
        {
            Translate(pattern);
            return true;
        }
        catch (NotSupportedException)
        {
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
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

    private void Alternatives()
    {
        while (!_cursor.IsAtEnd && _cursor.Peek() != ')')
        {
            if (_cursor.Peek() == '|')
            {
                _text.Append('|');
                _cursor.At++;
            }
            else
            {
                _text.Append(_quantifiers.Read(canRepeat: Atom()));
            }
        }
    }

    // Writes one atom. Gives whether a quantifier may follow.
    private bool Atom()
    {
        switch (_cursor.Peek())
        {
            case '^':
                _text.Append('^');
                _cursor.At++;
                return false;
            case '$':
                // In .NET, $ also matches before a final line feed.
                _text.Append(@"\z");
                _cursor.At++;
                return false;
            case '.':
                CodePointSet.InLine.WriteTo(_text);
                _cursor.At++;
                return true;
            case '(':
                Group();
                return true;
            case '[':
                _classes.Read().WriteTo(_text);
                return true;
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw new FormatException($"there is nothing before '{_cursor.Peek()}' to repeat");
            case '{' when _quantifiers.RepetitionEnd() > 0:
                throw new FormatException("there is nothing before '{' to repeat");
            default:
                Literal(_cursor.Character());
                return true;
        }
    }

    private void Group()
    {
        if (++_depth > MaxDepth)
        {
            throw new NotSupportedException($"it has more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} groups in each other");
        }

        var head = _cursor.Peek(1) != '?' ? "("
            : _cursor.Peek(2) is ':' or '=' or '!' ? "(?" + _cursor.Peek(2)
            : _cursor.Peek(2) == '<' && _cursor.Peek(3) is '=' or '!' ? "(?<" + _cursor.Peek(3)
            : PatternGroups.NameOf(_cursor.Pattern, _cursor.At) is { Length: > 0 } ? "("
            : throw new FormatException($"a group cannot begin with '(?{_cursor.Peek(2)}'");
        _cursor.At += head == "(" && _cursor.Peek(1) == '?' ? PatternGroups.NameOf(_cursor.Pattern, _cursor.At)!.Length + 4 : head.Length;
        _text.Append(head);
        Alternatives();
        if (_cursor.Peek() != ')')
        {
            throw new FormatException("a '(' is not closed");
        }

        _text.Append(')');
        _cursor.At++;
        _depth--;
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

    private bool Escape()
    {
        if (_escapes.Set() is { } set)
        {
            set.WriteTo(_text);
            return true;
        }

        switch (_cursor.Peek(1))
        {
            case 'b' or 'B':
                _text.Append(_cursor.Peek(1) == 'b' ? WordBoundary : NoWordBoundary);
                _cursor.At += 2;
                return false;
            case >= '1' and <= '9':
                _text.Append(_references.Numbered());
                return true;
            case 'k':
                _text.Append(_references.Named());
                return true;
            default:
                Literal(_escapes.Character());
                return true;
        }
    }
}
