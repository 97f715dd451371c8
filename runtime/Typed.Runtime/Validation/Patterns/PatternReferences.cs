using System.Globalization;

namespace Typed.Validation.Patterns;

/// <summary>Translates references to groups.</summary>
/// <param name="cursor">At the reference's backslash.</param>
/// <param name="groups">The names of the groups, in the order of their numbers.</param>
internal sealed class PatternReferences(PatternCursor cursor, List<string> groups)
{
    /// <summary>Reads a reference such as <c>\1</c>.</summary>
    public string Numbered()
    {
        var (start, end) = (cursor.At, cursor.EndOfDigits(cursor.At + 1));
        cursor.At = end;
        return To(PatternCursor.Count(cursor.Pattern.Substring(start + 1, end - start - 1)), cursor.Pattern.Substring(start, end - start));
    }

    /// <summary>Reads a reference such as <c>\k&lt;name&gt;</c>.</summary>
    public string Named()
    {
        var start = cursor.At;
        var end = cursor.Peek(2) == '<' ? cursor.Pattern.IndexOf('>', start) : -1;
        var name = end < 0 ? "" : cursor.Pattern.Substring(start + 3, end - start - 3);
        cursor.At = end + 1;
        return To(name.Length == 0 ? 0 : groups.IndexOf(name) + 1, end < 0 ? @"\k" : cursor.Pattern.Substring(start, end - start + 1));
    }

    // In ECMAScript, a reference to a group that has not matched yet matches the empty text.
    private string To(int number, string shown)
    {
        if (number < 1 || number > groups.Count)
        {
            throw new FormatException($"{shown} refers to a group that does not exist");
        }

        var group = number.ToString(CultureInfo.InvariantCulture);
        return $@"(?:(?({group})\{group}))";
    }
}
