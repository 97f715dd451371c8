namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds the known name that a misspelled name means.</summary>
/// <remarks>
/// Providers add models with names similar to known ones: another version, another size, an additional word. Such a name is not a misspelling, so
/// the number of words must be the same, the digits must be equal, and each word may differ by a letter or so.
/// </remarks>
internal static class NearestName
{
    // A word with more than a third of its letters wrong is a different word.
    private const int MaxEditShare = 3;

    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates.OrderBy(candidate => candidate, StringComparer.Ordinal))
        {
            if (Misspelled(name, candidate) is { } distance && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // The number of edits, or null if it is a different name.
    private static int? Misspelled(string name, string candidate)
    {
        if (Digits(name) != Digits(candidate))
        {
            return Shapes(name) == Shapes(candidate) ? Distance(name, candidate) : null;
        }

        var (words, others) = (Words(name), Words(candidate));
        // veo-3.1/fast, Veo3.1/Fast: other separators between the words, or other capitalization.
        if (string.Equals(string.Concat(words), string.Concat(others), StringComparison.OrdinalIgnoreCase))
        {
            return Distance(name, candidate);
        }

        if (words.Length != others.Length)
        {
            return null;
        }

        var total = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var distance = Distance(words[i], others[i]);
            if (distance > others[i].Length / MaxEditShare)
            {
                return null;
            }

            total += distance;
        }

        return total;
    }

    // veo3.l: a letter that looks like the digit.
    private static string Shapes(string name) => name.Replace('l', '1').Replace('I', '1').Replace('o', '0').Replace('O', '0');

    private static string Digits(string name) => new(name.Where(char.IsDigit).ToArray());

    private static string[] Words(string name) =>
        new string(name.Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray()).Split([' '], StringSplitOptions.RemoveEmptyEntries);

    // Two swapped neighbors count as one edit.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
