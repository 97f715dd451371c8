namespace Typed.Validation.Patterns;

/// <summary>Reads classes such as <c>[a-z\d]</c>.</summary>
internal sealed class PatternClasses(PatternCursor cursor, PatternEscapes escapes)
{
    /// <summary>Reads the class whose bracket is here.</summary>
    public CodePointSet Read()
    {
        cursor.At++;
        var isNegated = cursor.Peek() == '^';
        if (isNegated)
        {
            cursor.At++;
        }

        var set = new CodePointSet();
        while (!cursor.IsAtEnd && cursor.Peek() != ']')
        {
            var first = Member(set);
            if (cursor.Peek() != '-' || cursor.Peek(1) is ']' or '\0')
            {
                Add(set, first);
                continue;
            }

            cursor.At++;
            var last = Member(set);
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

        if (cursor.IsAtEnd)
        {
            throw new FormatException("a '[' is not closed");
        }

        cursor.At++;
        return isNegated ? set.Complement() : set;
    }

    private static void Add(CodePointSet set, int? code)
    {
        if (code is { } one)
        {
            set.Add(one, one);
        }
    }

    // The character, or null after a class such as \d was added.
    private int? Member(CodePointSet set)
    {
        if (cursor.Peek() != '\\')
        {
            return cursor.Character();
        }

        if (escapes.Set() is { } escaped)
        {
            set.Add(escaped);
            return null;
        }

        if (cursor.Peek(1) == 'b')
        {
            cursor.At += 2;
            return '\b';
        }

        return escapes.Character();
    }
}
