using Typed.Specification;

namespace Typed;

/// <summary>Finds the "did you mean" suggestion for error messages: the candidate with the fewest edits.</summary>
internal static class NearestName
{
    // If more than a third of the letters differ, it is another name and not a misspelling.
    private const int MaxEditShare = 3;

    /// <summary>Returns the candidate nearest to <paramref name="name"/>, or null if none is close enough.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / MaxEditShare) + 1;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var distance = EditDistance.Of(name, candidate);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }
}
