using System.Text;

namespace Typed.DocsTests.Shell;

/// <summary>A command of a shell block.</summary>
/// <param name="Line">The line within the block, from 0.</param>
/// <param name="Text">The command, without the comment behind it.</param>
/// <param name="ExitCode">The exit code that the comment names, as <c># exit code 1</c>; else 0.</param>
internal sealed record ShellCommand(int Line, string Text, int ExitCode)
{
    private const string ExitCodeComment = "exit code ";

    /// <summary>The commands of a block, one per line; a line that ends in a backslash goes on.</summary>
    public static IReadOnlyList<ShellCommand> In(string block)
    {
        var commands = new List<ShellCommand>();
        var lines = block.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var start = i;
            var text = new StringBuilder(lines[i]);
            while (text.ToString().EndsWith('\\') && i + 1 < lines.Length)
            {
                text.Length--;
                text.Append(lines[++i].TrimStart());
            }

            var (command, comment) = SplitComment(text.ToString());
            if (command.Length > 0)
            {
                var at = comment.IndexOf(ExitCodeComment, StringComparison.Ordinal);
                commands.Add(new ShellCommand(start, command, at < 0 ? 0 : comment[at + ExitCodeComment.Length] - '0'));
            }
        }

        return commands;
    }

    /// <summary>The words, by the quoting rules of bash as far as the pages use them.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        foreach (var c in text)
        {
            if (quote is null && char.IsWhiteSpace(c))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '\'' or '"')
            {
                quote = c;
                word ??= new();
            }
            else
            {
                (word ??= new()).Append(c);
            }
        }

        return word is null ? words : [.. words, word.ToString()];
    }

    private static (string Command, string Comment) SplitComment(string line)
    {
        char? quote = null;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == quote)
            {
                quote = null;
            }
            else if (quote is null && line[i] is '\'' or '"')
            {
                quote = line[i];
            }
            else if (quote is null && line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return (line[..i].Trim(), line[(i + 1)..].Trim());
            }
        }

        return (line.Trim(), "");
    }
}
