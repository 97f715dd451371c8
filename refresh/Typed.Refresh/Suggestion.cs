namespace Typed.Refresh;

/// <summary>The end of an error message about an unknown name: the nearest name, or the names that exist.</summary>
internal static class Suggestion
{
    // A longer list of names does not help in a message.
    private const int MaxListed = 12;

    /// <param name="text">The unknown name.</param>
    /// <param name="names">The names that exist.</param>
    /// <returns>A sentence with a leading space; empty if no name is near and there are too many to list.</returns>
    public static string For(string text, IEnumerable<string> names)
    {
        var known = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // A prefix is often all that a person remembers of a long name.
        var nearest = NearestName.Of(text, known)
            ?? known.FirstOrDefault(name => text.Length > 2 && name.Contains(text, StringComparison.OrdinalIgnoreCase));
        return nearest is not null ? $" Did you mean {nearest}?"
            : known.Count is > 0 and <= MaxListed ? $" Known: {string.Join(", ", known)}."
            : "";
    }
}
