using System.Globalization;

namespace Typed.Validation.Patterns;

/// <summary>A position in a pattern.</summary>
internal sealed class PatternCursor(string pattern)
{
    public string Pattern => pattern;

    public int At { get; set; }

    public bool IsAtEnd => At >= pattern.Length;

    /// <summary>A character from here on; NUL behind the end.</summary>
    public char Peek(int ahead = 0) => At + ahead < pattern.Length ? pattern[At + ahead] : '\0';

    /// <summary>Reads one character as it stands.</summary>
    public int Character()
    {
        var code = char.IsSurrogatePair(pattern, At) ? char.ConvertToUtf32(pattern, At) : pattern[At];
        At += code > 0xFFFF ? 2 : 1;
        return code;
    }

    /// <summary>The position behind the digits that begin at a position.</summary>
    public int EndOfDigits(int at)
    {
        while (at < pattern.Length && IsDigit(pattern[at]))
        {
            at++;
        }

        return at;
    }

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>The number that digits state; the largest integer for a larger one.</summary>
    public static int Count(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
}
