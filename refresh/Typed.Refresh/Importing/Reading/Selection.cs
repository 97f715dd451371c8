using System.Text.RegularExpressions;

namespace Typed.Refresh.Importing.Reading;

/// <summary>Chooses among operations: <c>POST /v1/*</c>, an operation id, or <c>!pattern</c> to leave out. Without patterns: each POST.</summary>
internal sealed class Selection(IReadOnlyList<string> patterns)
{
    public IReadOnlyList<string> Patterns => patterns;

    public bool Takes(Candidate candidate)
    {
        var names = new[] { candidate.Label, candidate.Path, candidate.OperationId ?? candidate.Path };
        bool Matches(string pattern) => names.Any(name => IsMatch(name, pattern));
        var wanted = patterns.Where(pattern => pattern[0] != '!').ToList();
        return (wanted.Count == 0 ? candidate.ContentType is null || candidate.IsNamed || candidate.Label.StartsWith("POST ", StringComparison.Ordinal) : wanted.Any(Matches))
            && !patterns.Where(pattern => pattern[0] == '!').Any(pattern => Matches(pattern[1..]));
    }

    /// <summary>The patterns that match none of these.</summary>
    public IEnumerable<string> Unmatched(IReadOnlyList<Candidate> candidates) =>
        patterns.Where(pattern => pattern[0] != '!' && !candidates.Any(candidate => new Selection([pattern]).Takes(candidate)));

    public static bool IsMatch(string text, string pattern) => Regex.IsMatch(
        text,
        "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
}
