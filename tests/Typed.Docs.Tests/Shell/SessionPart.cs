using System.Text.RegularExpressions;

namespace Typed.DocsTests.Shell;

/// <summary>A command of a session with the output that the page shows. Three dots stand for any text in a line, and on a line of their own for any lines.</summary>
internal sealed record SessionPart(int Line, string Command, string Output)
{
    private const string Prompt = "$ ";

    public static IEnumerable<SessionPart> In(string block)
    {
        var lines = block.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                var output = lines.Skip(i + 1).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal));
                yield return new SessionPart(i, lines[i][Prompt.Length..], string.Join('\n', output));
            }
        }
    }

    public bool Matches(string written)
    {
        var pattern = string.Join('\n', Lines(Output).Select(line => line == "…" ? "(.*\n?)*?" : Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal)))
            .Replace("(.*\n?)*?\n", "(.*\n)*?", StringComparison.Ordinal);
        return Regex.IsMatch(string.Join('\n', Lines(written)), $"^{pattern}$");
    }

    // Lines without white space at their ends and without empty lines around: a page cannot show those.
    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd());
}
