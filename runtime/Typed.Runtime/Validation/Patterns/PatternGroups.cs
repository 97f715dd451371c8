namespace Typed.Validation.Patterns;

/// <summary>Finds the capturing groups of a pattern.</summary>
internal static class PatternGroups
{
    /// <summary>The names of the capturing groups, in the order of their numbers; an unnamed one has an empty name.</summary>
    public static List<string> Of(string pattern)
    {
        var groups = new List<string>();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\': i++; break;
                case '[': inClass = true; break;
                case ']': inClass = false; break;
                case '(' when !inClass && NameOf(pattern, i) is { } name: groups.Add(name); break;
            }
        }

        return groups;
    }

    /// <summary>The name of the capturing group that begins here; null for a group of another kind.</summary>
    public static string? NameOf(string pattern, int at) =>
        at + 1 == pattern.Length || pattern[at + 1] != '?' ? ""
        : at + 3 < pattern.Length && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!') && pattern.IndexOf('>', at) is > 0 and var end ? pattern.Substring(at + 3, end - at - 3)
        : null;
}
