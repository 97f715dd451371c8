using System.Text.RegularExpressions;

namespace Typed.DocsTests.Markdown;

/// <summary>The links of a page. Addresses on the web are not looked at: a test needs no network.</summary>
internal static partial class Links
{
    public static IEnumerable<string> In(string markdown) =>
        Link().Matches(Fenced().Replace(markdown, "")).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The file a link leads to, by path from the root; null for a link within the page.</summary>
    public static string? Target(string page, string link)
    {
        var path = link.Split('#')[0];
        return path.Length == 0
            ? null
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, path))).Replace('\\', '/');
    }

    /// <summary>Why a link leads nowhere; null if it resolves.</summary>
    public static string? Problem(string page, string link)
    {
        var target = Target(page, link) ?? page;
        if (!Path.Exists(Repository.PathOf(target)))
        {
            return $"{page}: there is no {link}.";
        }

        var heading = link.Contains('#', StringComparison.Ordinal) ? link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..] : null;
        return heading is null || Headings(Repository.Read(target)).Contains(heading, StringComparer.Ordinal) ? null : $"{page}: {target} has no heading for #{heading}.";
    }

    // As GitHub names them: lower case, punctuation left out, spaces to hyphens.
    private static IEnumerable<string> Headings(string markdown) =>
        Heading().Matches(Fenced().Replace(markdown, ""))
#pragma warning disable CA1308 // The names are in lower case.
            .Select(match => NotInName().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));
#pragma warning restore CA1308

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"^ *```.*?^ *```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
