namespace Typed.Schema.Reading;

/// <summary>Repairs slips of the pen in JSON without loss: comments, commas too many or too few, and the marks of a merge conflict.</summary>
/// <remarks>
/// A file with such a mistake is an error, but its record is still generated, so that the build reports the mistake and not each use of a missing type.
/// The repaired text has the same length, so that all places stay right.
/// </remarks>
public static class TextRepair
{
    /// <summary>The repaired text; the same text if there is nothing that can be repaired.</summary>
    public static string Of(string text)
    {
        var repaired = text.ToCharArray();
        Conflicts(repaired);
        // The last character that is neither blank nor in a comment.
        var last = -1;
        for (var i = 0; i < repaired.Length; i++)
        {
            var c = repaired[i];
            if (c == '/' && i + 1 < repaired.Length && repaired[i + 1] is '/' or '*')
            {
                i = Comment(repaired, i) - 1;
            }
            else if (!char.IsWhiteSpace(c))
            {
                Commas(repaired, last, i);
                last = c == '"' ? EndOfText(repaired, i) : i;
                i = last;
            }
        }

        return new string(repaired);
    }

    private static void Commas(char[] text, int last, int next)
    {
        if (last < 0)
        {
            return;
        }

        if (text[last] == ',' && text[next] is '}' or ']')
        {
            text[last] = ' ';
        }
        else if (next > last + 1 && EndsValue(text[last]) && text[next] is '"' or '{' or '[')
        {
            // Not in the place of a line break, if there is another blank: the numbers of the lines stay right.
            var free = Enumerable.Range(last + 1, next - last - 1).FirstOrDefault(at => text[at] is not ('\r' or '\n'));
            text[free > 0 ? free : last + 1] = ',';
        }
    }

    // A string before a string, as in "a": 1 "b": 2 or "a" "b". A name is always followed by a colon.
    private static bool EndsValue(char c) => c is '"' or '}' or ']' || char.IsLetterOrDigit(c);

    // The position after the comment, which becomes blank.
    private static int Comment(char[] text, int start)
    {
        var isBlock = text[start + 1] == '*';
        var end = start + 2;
        while (end < text.Length && !(isBlock ? text[end] == '/' && text[end - 1] == '*' && end > start + 2 : text[end] is '\n' or '\r'))
        {
            end++;
        }

        end = isBlock && end < text.Length ? end + 1 : end;
        Blank(text, start, end);
        return end;
    }

    private static int EndOfText(char[] text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return Math.Min(end, text.Length - 1);
    }

    // Of the two sides of a conflict, the first is kept.
    private static void Conflicts(char[] text)
    {
        var isTheirs = false;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && text[end] != '\n')
            {
                end++;
            }

            var mark = end - start >= 7 && Enumerable.Range(start, 7).All(at => text[at] == text[start]) ? text[start] : ' ';
            if (isTheirs || mark is '<' or '>' or '|')
            {
                Blank(text, start, end);
            }

            // Between "|||||||" and "=======" stands the common ancestor.
            isTheirs = mark is '=' or '|' || (isTheirs && mark != '>');
            if (mark == '=')
            {
                Blank(text, start, end);
            }

            start = end + 1;
        }
    }

    private static void Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            text[i] = text[i] is '\r' or '\n' ? text[i] : ' ';
        }
    }
}
