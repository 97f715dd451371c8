namespace Typed.Schema.Generation;

/// <summary>Matches names with <c>*</c> for any characters and <c>?</c> for one.</summary>
public static class Wildcards
{
    public static bool Matches(string pattern, string text)
    {
        // The usual matching with backtracking to the last star only: linear for any sane pattern, and never exponential.
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
