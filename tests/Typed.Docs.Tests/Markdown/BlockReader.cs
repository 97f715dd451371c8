using System.Text.RegularExpressions;

namespace Typed.DocsTests.Markdown;

/// <summary>Finds the fenced blocks of a page.</summary>
internal static partial class BlockReader
{
    public static IReadOnlyList<Block> Read(string page) => Parse(page, Repository.Read(page));

    public static IReadOnlyList<Block> Parse(string page, string markdown)
    {
        var blocks = new List<Block>();
        var lines = markdown.Split('\n');
        var directives = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var fence = Fence().Match(lines[i]);
            if (!fence.Success)
            {
                // A directive counts for the next block only, with nothing but empty lines between.
                if (Directive().Match(lines[i]) is { Success: true } directive)
                {
                    directives.Add(directive.Groups["text"].Value.Trim());
                }
                else if (lines[i].Trim().Length > 0)
                {
                    directives.Clear();
                }

                continue;
            }

            var start = i + 1;
            var end = Array.FindIndex(lines, start, line => line.Trim() == "```");
            Assert.True(end >= 0, $"{page}({i + 1}): the block is not closed.");
            var indent = fence.Groups["indent"].Length;
            blocks.Add(new Block(page, start + 1, fence.Groups["language"].Value, string.Join('\n', lines[start..end].Select(line => line.Length >= indent ? line[indent..] : line.TrimStart())))
            {
                Given = [.. directives.Where(text => text.StartsWith("given:", StringComparison.Ordinal)).SelectMany(text => text["given:".Length..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                Declared = string.Join('\n', directives.Where(text => text.StartsWith("declare:", StringComparison.Ordinal)).Select(text => text["declare:".Length..])),
                IsRun = directives.Contains("run"),
            });
            directives.Clear();
            i = end;
        }

        return blocks;
    }

    [GeneratedRegex(@"^(?<indent> *)```(?<language>[\w#+-]*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!--(?<text>.*)-->\s*$")]
    private static partial Regex Directive();
}
