using Typed.Refresh.Quoting;

namespace Typed.Refresh.Searching;

/// <summary>Checks a word against the words that exist. A misspelled word is an error: without it, a list would be empty for no visible reason.</summary>
internal static class KnownWord
{
    /// <summary>The word as the catalog spells it.</summary>
    /// <param name="name">The name of the option or argument, for the message.</param>
    /// <param name="text">The word as written; null if it is not set.</param>
    /// <param name="known">The words that exist.</param>
    /// <exception cref="ToolException">The word does not exist. The message names the nearest one, or those that exist.</exception>
    public static string? Of(string name, string? text, IEnumerable<string> known)
    {
        if (text is null)
        {
            return null;
        }

        var words = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.TryGetValue(text, out var found) ? found
            : throw new ToolException($"{name}: {ServerText.Quote(text)} does not exist.{Suggestion.For(text.ToLowerInvariant(), words)}");
    }
}
