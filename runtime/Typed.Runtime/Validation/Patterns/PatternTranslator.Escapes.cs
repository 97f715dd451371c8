using System.Globalization;

namespace Typed.Validation.Patterns;

/// <content>Classes and escapes.</content>
internal sealed partial class PatternTranslator
{
    private void Class()
    {
        _at++;
        var isNegated = Peek() == '^';
        if (isNegated)
        {
            _at++;
        }

        var set = new CodePointSet();
        while (_at < _pattern.Length && Peek() != ']')
        {
            var first = ClassMember(set);
            if (Peek() != '-' || Peek(1) is ']' or '\0')
            {
                Add(set, first);
                continue;
            }

            _at++;
            var last = ClassMember(set);
            if (first is null || last is null)
            {
                // [\d-x] is not a range, so the hyphen stands for itself.
                set.Add('-', '-');
                Add(set, first);
                Add(set, last);
            }
            else if (last < first)
            {
                throw new FormatException("a range in a class is out of order");
            }
            else
            {
                set.Add(first.Value, last.Value);
            }
        }

        if (_at == _pattern.Length)
        {
            throw new FormatException("a '[' is not closed");
        }

        _at++;
        (isNegated ? set.Complement() : set).WriteTo(_text);
    }

    private static void Add(CodePointSet set, int? code)
    {
        if (code is { } one)
        {
            set.Add(one, one);
        }
    }

    // The character, or null after a class such as \d was added.
    private int? ClassMember(CodePointSet set)
    {
        if (Peek() != '\\')
        {
            return Character();
        }

        if (SetEscape() is { } escaped)
        {
            set.Add(escaped);
            return null;
        }

        if (Peek(1) == 'b')
        {
            _at += 2;
            return '\b';
        }

        return CharacterEscape();
    }

    private bool Escape()
    {
        if (SetEscape() is { } set)
        {
            set.WriteTo(_text);
            return true;
        }

        switch (Peek(1))
        {
            case 'b' or 'B':
                _text.Append(Peek(1) == 'b' ? WordBoundary : NoWordBoundary);
                _at += 2;
                return false;
            case >= '1' and <= '9':
                Reference();
                return true;
            case 'k':
                NamedReference();
                return true;
            default:
                Literal(CharacterEscape());
                return true;
        }
    }

    private void Reference()
    {
        var end = _at + 1;
        while (end < _pattern.Length && IsDigit(_pattern[end]))
        {
            end++;
        }

        Reference(Count(_pattern.Substring(_at + 1, end - _at - 1)), _pattern.Substring(_at, end - _at));
        _at = end;
    }

    private void NamedReference()
    {
        var end = Peek(2) == '<' ? _pattern.IndexOf('>', _at) : -1;
        var name = end < 0 ? "" : _pattern.Substring(_at + 3, end - _at - 3);
        Reference(name.Length == 0 ? 0 : _groups.IndexOf(name) + 1, end < 0 ? @"\k" : _pattern.Substring(_at, end - _at + 1));
        _at = end + 1;
    }

    // In ECMAScript, a reference to a group that has not matched yet matches the empty text.
    private void Reference(int number, string shown)
    {
        if (number < 1 || number > _groups.Count)
        {
            throw new FormatException($"{shown} refers to a group that does not exist");
        }

        var group = number.ToString(CultureInfo.InvariantCulture);
        _text.Append($@"(?:(?({group})\{group}))");
    }

    // The set of \d, \p{L} and the like; null for another escape.
    private CodePointSet? SetEscape()
    {
        var kind = Peek(1);
        var set = kind switch
        {
            'd' or 'D' => CodePointSet.Digits,
            'w' or 'W' => CodePointSet.WordCharacters,
            's' or 'S' => CodePointSet.WhiteSpace,
            'p' or 'P' => Property(),
            _ => null,
        };
        if (set is null)
        {
            return null;
        }

        _at += kind is 'p' or 'P' ? _pattern.IndexOf('}', _at) - _at + 1 : 2;
        return char.IsUpper(kind) ? set.Complement() : set;
    }

    private CodePointSet Property()
    {
        var end = Peek(2) == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            throw new FormatException($@"\{Peek(1)} needs the name of a property in braces");
        }

        var name = _pattern.Substring(_at + 3, end - _at - 3);
        return UnicodeProperties.Find(name) ?? throw new NotSupportedException($"the Unicode property '{name}' is not known here");
    }

    // Reads an escape of one character.
    private int CharacterEscape()
    {
        var kind = Peek(1);
        _at += 2;
        switch (kind)
        {
            case '\0' when _at > _pattern.Length: throw new FormatException("it ends with a '\\'");
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !IsDigit(Peek()): return 0;
            case 'c' when Peek() is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'): return _pattern[_at++] % 32;
            case 'x': return Hexadecimal(2);
            case 'u' when Peek() == '{': return CodePoint();
            case 'u': return Pair(Hexadecimal(4));
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'): throw new FormatException($@"'\{kind}' is not an escape of ECMAScript");
            default:
                _at--;
                return Character();
        }
    }

    private int Pair(int first)
    {
        if (first is < 0xD800 or > 0xDBFF || Peek() != '\\' || Peek(1) != 'u' || Peek(2) == '{')
        {
            return first;
        }

        var before = _at;
        _at += 2;
        var second = Hexadecimal(4);
        if (second is >= 0xDC00 and <= 0xDFFF)
        {
            return char.ConvertToUtf32((char)first, (char)second);
        }

        _at = before;
        return first;
    }

    private int Hexadecimal(int length)
    {
        var code = Number(_at, _at + length) ?? throw new FormatException($@"'\{_pattern[_at - 1]}' needs {length.ToString(CultureInfo.InvariantCulture)} hexadecimal digits");
        _at += length;
        return code;
    }

    private int CodePoint()
    {
        var end = _pattern.IndexOf('}', _at);
        var code = Number(_at + 1, end);
        if (code is null or > 0x10FFFF)
        {
            throw new FormatException(@"'\u{' needs the hexadecimal number of a character");
        }

        _at = end + 1;
        return code.Value;
    }

    private int? Number(int start, int end)
    {
        if (start >= end || end > _pattern.Length)
        {
            return null;
        }

        var code = 0;
        for (var i = start; i < end; i++)
        {
            if (!Uri.IsHexDigit(_pattern[i]) || code > 0x10FFFF)
            {
                return null;
            }

            code = (code * 16) + Uri.FromHex(_pattern[i]);
        }

        return code;
    }
}
