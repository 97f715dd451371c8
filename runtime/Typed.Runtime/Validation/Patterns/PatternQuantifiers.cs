using System.Globalization;

namespace Typed.Validation.Patterns;

/// <summary>Translates quantifiers.</summary>
internal sealed class PatternQuantifiers(PatternCursor cursor)
{
    /// <summary>Reads the quantifier here, if there is one.</summary>
    /// <param name="canRepeat">Whether what stands before it can be repeated.</param>
    /// <returns>The quantifier for .NET; empty if there is none.</returns>
    public string Read(bool canRepeat)
    {
        var end = cursor.Peek() is '*' or '+' or '?' ? cursor.At + 1 : cursor.Peek() == '{' ? RepetitionEnd() : 0;
        if (end == 0)
        {
            return "";
        }

        if (!canRepeat)
        {
            throw new FormatException($"'{cursor.Pattern[cursor.At]}' repeats something that is not a character or group");
        }

        var quantifier = cursor.Peek() == '{' ? Repetition(cursor.Pattern.Substring(cursor.At + 1, end - cursor.At - 2)) : cursor.Peek().ToString();
        cursor.At = end;
        if (cursor.Peek() != '?')
        {
            return quantifier;
        }

        cursor.At++;
        return quantifier + "?";
    }

    /// <summary>The position after {n}, {n,} or {n,m} here; 0 if there is none.</summary>
    public int RepetitionEnd()
    {
        var pattern = cursor.Pattern;
        var start = cursor.At + 1;
        var at = cursor.EndOfDigits(start);
        if (at > start && at < pattern.Length && pattern[at] == ',')
        {
            at = cursor.EndOfDigits(at + 1);
        }

        return at > start && at < pattern.Length && pattern[at] == '}' ? at + 1 : 0;
    }

    private static string Repetition(string counts)
    {
        var parts = counts.Split(',');
        var least = PatternCursor.Count(parts[0]);
        var most = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : PatternCursor.Count(parts[1]);
        if (least > most)
        {
            throw new FormatException($"the numbers in {{{counts}}} are out of order");
        }

        var lower = least.ToString(CultureInfo.InvariantCulture);
        return parts.Length == 1 ? $"{{{lower}}}" : most == int.MaxValue ? $"{{{lower},}}" : $"{{{lower},{most.ToString(CultureInfo.InvariantCulture)}}}";
    }
}
