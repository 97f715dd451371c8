using System.Text;

namespace Typed.Refresh.Converting;

/// <summary>Splits a command line like the shell it was written for: bash and similar shells, PowerShell's line ends, or cmd.</summary>
internal static class ShellWords
{
    /// <exception cref="ToolException">A quote is not closed. The message shows nothing of the line, which may contain a key.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return IsCmd(text) ? CmdWords.Split(text) : BashWords.Split(text);
    }

    // A caret before a line end or a quote is from cmd; elsewhere it is an ordinary character.
    private static bool IsCmd(string text) => text.Contains("^\n", StringComparison.Ordinal) || text.Contains("^\"", StringComparison.Ordinal);

    /// <summary>The position of a closing quote.</summary>
    /// <exception cref="ToolException">It is missing.</exception>
    public static int Closed(int at) => at >= 0 ? at : throw new ToolException("The command line ends inside a quoted string.");

    /// <summary>Ends a word. Null if none has begun.</summary>
    public static void Add(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
