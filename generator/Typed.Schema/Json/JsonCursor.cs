using System.Globalization;
using Typed.Schema.Diagnostics;

namespace Typed.Schema.Json;

/// <summary>A position in a JSON text, with its line and column.</summary>
internal struct JsonCursor(string text)
{
    private int _line;
    private int _lineStart;

    public readonly string Text => text;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == text.Length;

    /// <summary>The character here; NUL at the end.</summary>
    public readonly char Current => Position < text.Length ? text[Position] : '\0';

    public void Advance(int count = 1) => Position += count;

    public void SkipByteOrderMark()
    {
        if (Current == '\uFEFF')
        {
            Position = _lineStart = 1;
        }
    }

    public void SkipWhitespace()
    {
        while (Position < text.Length && text[Position] is ' ' or '\t' or '\n' or '\r')
        {
            if (text[Position] == '\n' || (text[Position] == '\r' && (Position + 1 == text.Length || text[Position + 1] != '\n')))
            {
                _line++;
                _lineStart = Position + 1;
            }

            Position++;
        }
    }

    /// <summary>Passes a character. Returns false if another one is here.</summary>
    public bool Take(char c)
    {
        if (Current != c || IsAtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Passes a character that must be here.</summary>
    /// <param name="c">The character.</param>
    /// <param name="what">What is expected, for the message.</param>
    /// <exception cref="JsonFormatException">Another character is here.</exception>
    public void Expect(char c, string what)
    {
        if (!Take(c))
        {
            throw Fail(
                IsAtEnd ? $"the file ends where {what} is expected"
                : Current == '/' ? "comments are not allowed"
                : $"{Show(Current)} stands where {what} is expected");
        }
    }

    public readonly (int At, int Line, int Column) Mark() => (Position, _line, Position - _lineStart);

    public readonly TextPlace PlaceFrom((int At, int Line, int Column) start) =>
        new(start.At, Position - start.At, start.Line, start.Column, _line, Position - _lineStart);

    /// <summary>The error for the character here.</summary>
    public readonly JsonFormatException Fail(string message)
    {
        var length = IsAtEnd ? 0 : 1;
        return new JsonFormatException(message, new TextPlace(Position, length, _line, Position - _lineStart, _line, Position - _lineStart + length));
    }

    public static string Show(char c) =>
        c is > ' ' and < '\u007f' ? $"'{c}'" : $"U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}";
}
