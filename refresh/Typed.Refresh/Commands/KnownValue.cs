using Typed.Refresh.Fetching;

namespace Typed.Refresh.Commands;

/// <summary>Checks a value of an option against the values that exist. A misspelled value is an error: without it, a list would be empty for no visible reason.</summary>
internal static class KnownValue
{
    /// <summary>The value as it is spelled in the catalog.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">The value on the command line; null if the option is not set.</param>
    /// <param name="known">The values that exist.</param>
    /// <exception cref="ToolException">The value does not exist. The message names the nearest one and all others.</exception>
    public static string? Of(string option, string? text, IEnumerable<string> known)
    {
        if (text is null)
        {
            return null;
        }

        var all = known.Distinct(StringComparer.Ordinal).ToList();
        if (all.Find(value => string.Equals(value, text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        var nearest = NearestName.Of(text.ToLowerInvariant(), all);
        throw new ToolException($"{option}: {ServerText.Quote(text)} does not exist.{(nearest is null ? "" : $" Did you mean {nearest}?")} Allowed: {string.Join(", ", all)}.");
    }
}
