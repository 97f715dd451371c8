using System.Text.RegularExpressions;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests.Code;

/// <summary>Messages that a page quotes in a <c>text</c> block: lines such as <c>error TYP1001: …</c>.</summary>
internal static partial class MessageText
{
    /// <summary>The quoted messages that no block of the page causes. Three dots stand for any text.</summary>
    public static IEnumerable<string> Problems(string page, IReadOnlyList<string> reported) =>
        from block in BlockReader.Read(page)
        where block.Language == "text"
        from line in block.Text.Split('\n')
        where Message().IsMatch(line)
        where !reported.Any(message => Regex.IsMatch(message, "^" + Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal) + "$"))
        select $"{page}({block.Line}): no block of the page causes \"{line}\". Reported are:\n  {string.Join("\n  ", reported)}";

    [GeneratedRegex(@"^(error|warning|info) TYP[1-4]\d{3}: ")]
    private static partial Regex Message();
}
