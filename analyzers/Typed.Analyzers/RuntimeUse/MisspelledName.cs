using Typed.Specification;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds the known name that a misspelled name means.</summary>
/// <remarks>
/// Providers add models with names similar to known ones: another version, another size, an additional word. Such a name is not a misspelling, so
/// the number of words must be the same, the digits must be equal, and each word may differ by a letter or so.
/// </remarks>
internal static class MisspelledName
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
            return Shapes(name) == Shapes(candidate) ? EditDistance.Of(name, candidate) : null;
        }

        var (words, others) = (Words(name), Words(candidate));
        // veo-3.1/fast, Veo3.1/Fast: other separators between the words, or other capitalization.
        if (string.Equals(string.Concat(words), string.Concat(others), StringComparison.OrdinalIgnoreCase))
        {
            return EditDistance.Of(name, candidate);
        }

        if (words.Length != others.Length)
        {
            return null;
        }

        var total = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var distance = EditDistance.Of(words[i], others[i]);
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
}
