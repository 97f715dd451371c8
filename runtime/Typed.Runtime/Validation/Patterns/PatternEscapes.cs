using System.Globalization;

namespace Typed.Validation.Patterns;

/// <summary>Reads escapes of characters and of sets of characters.</summary>
internal sealed class PatternEscapes(PatternCursor cursor)
{
    /// <summary>Reads \d, \p{L} and the like; null for another escape, which is not read.</summary>
    public CodePointSet? Set()
    {
        var kind = cursor.Peek(1);
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

        cursor.At += kind is 'p' or 'P' ? cursor.Pattern.IndexOf('}', cursor.At) - cursor.At + 1 : 2;
        return char.IsUpper(kind) ? set.Complement() : set;
    }

    private CodePointSet Property()
    {
        var end = cursor.Peek(2) == '{' ? cursor.Pattern.IndexOf('}', cursor.At) : -1;
        if (end < 0)
        {
            throw new FormatException($@"\{cursor.Peek(1)} needs the name of a property in braces");
        }

        var name = cursor.Pattern.Substring(cursor.At + 3, end - cursor.At - 3);
        return UnicodeProperties.Find(name) ?? throw new NotSupportedException($"the Unicode property '{name}' is not known here");
    }

    /// <summary>Reads an escape of one character.</summary>
    public int Character()
    {
        var kind = cursor.Peek(1);
        cursor.At += 2;
        switch (kind)
        {
            case '\0' when cursor.At > cursor.Pattern.Length: throw new FormatException("it ends with a '\\'");
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !PatternCursor.IsDigit(cursor.Peek()): return 0;
            case 'c' when cursor.Peek() is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'): return cursor.Pattern[cursor.At++] % 32;
            case 'x': return Hexadecimal(2);
            case 'u' when cursor.Peek() == '{': return CodePoint();
            case 'u': return Pair(Hexadecimal(4));
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'): throw new FormatException($@"'\{kind}' is not an escape of ECMAScript");
            default:
                cursor.At--;
                return cursor.Character();
        }
    }

    private int Pair(int first)
    {
        if (first is < 0xD800 or > 0xDBFF || cursor.Peek() != '\\' || cursor.Peek(1) != 'u' || cursor.Peek(2) == '{')
        {
            return first;
        }

        var before = cursor.At;
        cursor.At += 2;
        var second = Hexadecimal(4);
        if (second is >= 0xDC00 and <= 0xDFFF)
        {
            return char.ConvertToUtf32((char)first, (char)second);
        }

        cursor.At = before;
        return first;
    }

    private int Hexadecimal(int length)
    {
        var code = Number(cursor.At, cursor.At + length) ?? throw new FormatException($@"'\{cursor.Pattern[cursor.At - 1]}' needs {length.ToString(CultureInfo.InvariantCulture)} hexadecimal digits");
        cursor.At += length;
        return code;
    }

    private int CodePoint()
    {
        var end = cursor.Pattern.IndexOf('}', cursor.At);
        var code = Number(cursor.At + 1, end);
        if (code is null or > 0x10FFFF)
        {
            throw new FormatException(@"'\u{' needs the hexadecimal number of a character");
        }

        cursor.At = end + 1;
        return code.Value;
    }

    private int? Number(int start, int end)
    {
        if (start >= end || end > cursor.Pattern.Length)
        {
            return null;
        }

        var code = 0;
        for (var i = start; i < end; i++)
        {
            if (!Uri.IsHexDigit(cursor.Pattern[i]) || code > 0x10FFFF)
            {
                return null;
            }

            code = (code * 16) + Uri.FromHex(cursor.Pattern[i]);
        }

        return code;
    }
}
