using System.Net;
using System.Text.RegularExpressions;

namespace Typed.Refresh.Prices.Importing;

/// <summary>A separate piece of a page: a cell, a list item, a line.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Text">The text, with single spaces.</param>
internal sealed record PagePiece(int Line, string Text);

/// <summary>Splits a saved page or pasted text into pieces, in order.</summary>
internal static partial class PageText
{
    public static IEnumerable<PagePiece> Pieces(string content)
    {
        // Comments, scripts and styles are removed, but their line ends remain, so that each piece keeps its line.
        var text = Unseen().Replace(content.ReplaceLineEndings("\n"), match => new string('\n', match.Value.Count(c => c == '\n')));
        var line = 0;
        foreach (var row in text.Split('\n'))
        {
            line++;
            foreach (var piece in Inline().Replace(Block().Replace(row, "\t"), "").Split('\t', '|', '•'))
            {
                var plain = Spaces().Replace(WebUtility.HtmlDecode(piece).Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal), " ").Trim();
                if (plain.Length > 0)
                {
                    yield return new PagePiece(line, plain);
                }
            }
        }
    }

    [GeneratedRegex(@"<!--.*?-->|<(script|style|svg|head)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"</?(?:address|article|br|dd|div|dl|dt|h[1-6]|hr|li|main|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|<![^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();

    [GeneratedRegex(@"[\s\u00A0\u200B]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
