using Typed.Specification;

namespace Typed.Schema.Reading;

/// <summary>Finds the keyword that an unknown one is probably meant to be: <c>minimun</c>, <c>requred</c>, <c>max_length</c>.</summary>
public static class NearKeyword
{
    // Below this length, other words are as near as misspellings.
    private const int MinLength = 4;

    // From this length on, two letters may be wrong.
    private const int LongLength = 7;

    private static readonly string[] s_meant = [.. Keywords.Meant];

    /// <summary>The keyword that was probably meant, or null if the name is a keyword, or near to none.</summary>
    public static string? Of(string name)
    {
        if (Keywords.IsKnown(name))
        {
            return null;
        }

        var letters = Letters(name);
        if (letters.Length < MinLength)
        {
            return null;
        }

        var limit = letters.Length < LongLength ? 1 : 2;
        return s_meant
            .Select(known => (Known: known, Distance: EditDistance.Of(letters, Letters(known))))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            // "$refs" is as near to "$defs" as to "$ref". A misspelling seldom changes the beginning.
            .ThenByDescending(pair => letters.Zip(Letters(pair.Known), (a, b) => a == b).TakeWhile(isEqual => isEqual).Count())
            .Select(pair => pair.Known)
            .FirstOrDefault();
    }

    // "min_length" and "MinLength" differ from "minLength" in the notation only.
    private static string Letters(string name) => new(name.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());
}
