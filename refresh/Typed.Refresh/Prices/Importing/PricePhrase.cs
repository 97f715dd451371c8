using System.Globalization;
using System.Text.RegularExpressions;

namespace Typed.Refresh.Prices.Importing;

/// <summary>A price in words: <c>Duration 5s @ 480p → 8 credits</c>, <c>64 credits per output</c>.</summary>
/// <param name="Seconds">The duration, or null if it does not matter.</param>
/// <param name="Resolution">The resolution as written, or null if it does not matter.</param>
/// <param name="Credits">The price of one output.</param>
internal sealed partial record PricePhrase(int? Seconds, string? Resolution, decimal Credits)
{
    /// <summary>The phrases of a text, or null if any part of it is something else.</summary>
    public static IReadOnlyList<PricePhrase>? ReadAll(string text)
    {
        var phrases = new List<PricePhrase>();
        var at = 0;
        foreach (Match match in Phrase().Matches(text))
        {
            if (!IsBetween(text.AsSpan(at, match.Index - at), phrases.Count == 0) || Read(match) is not { } phrase)
            {
                return null;
            }

            phrases.Add(phrase);
            at = match.Index + match.Length;
        }

        return phrases.Count > 0 && IsBetween(text.AsSpan(at), isEdge: true) ? phrases : null;
    }

    private static PricePhrase? Read(Match match) =>
        decimal.TryParse(match.Groups["credits"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credits)
            ? new PricePhrase(
                match.Groups["seconds"].Success ? int.Parse(match.Groups["seconds"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null,
                match.Groups["resolution"].Success ? match.Groups["resolution"].Value : null,
                credits)
            : null;

    // The characters that may be before, between and after phrases.
    private static bool IsBetween(ReadOnlySpan<char> text, bool isEdge) => text.Trim(" -–*·.,;/".AsSpan()).IsEmpty && (isEdge || text.Length > 0);

    [GeneratedRegex(
        """
        (?<![\w.])
        (?:
          (?: Duration \s* :? \s* (?<seconds>[0-9]{1,5}) \s* (?:s|sec|secs|second|seconds)? (?: \s* (?:@|at|,) \s* (?:Resolution\s*:?\s*)? (?<resolution>[0-9]{1,5}[pPkK]) )?
            | Resolution \s* :? \s* (?<resolution>[0-9]{1,5}[pPkK]) )
          \s* (?: → | -> | => | : | = ) \s*
        )?
        (?<credits>[0-9]{1,9}(?:\.[0-9]{1,6})?) \s* credits? (?: \s* (?:per|/) \s* output )?
        (?![\w])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Phrase();
}
