using System.Globalization;
using System.Text;

namespace Typed.Refresh.Converting;

/// <summary>Splits a command line like the shell it was written for: bash and similar shells, PowerShell's line ends, or cmd.</summary>
internal static class ShellWords
{
    /// <exception cref="ToolException">A quote is not closed. The message shows nothing of the line, which may contain a key.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return IsCmd(text) ? SplitCmd(text) : SplitBash(text);
    }

    // A caret before a line end or a quote is from cmd; elsewhere it is an ordinary character.
    private static bool IsCmd(string text) => text.Contains("^\n", StringComparison.Ordinal) || text.Contains("^\"", StringComparison.Ordinal);

    private static List<string> SplitBash(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\\' or '`' when i + 1 < text.Length && text[i + 1] == '\n':
                    i++;
                    break;
                case '\\' when i + 1 < text.Length:
                    (word ??= new()).Append(text[++i]);
                    break;
                case '\'':
                    word ??= new();
                    var end = text.IndexOf('\'', i + 1);
                    word.Append(text, i + 1, Closed(end) - i - 1);
                    i = end;
                    break;
                case '$' when i + 1 < text.Length && text[i + 1] == '\'':
                    i = AnsiQuoted(text, i + 2, word ??= new());
                    break;
                case '"':
                    i = DoubleQuoted(text, i + 1, word ??= new());
                    break;
                // The next word starts another command.
                case '|' or ';' or '&' or '>' or '<' or '\n':
                    Add(words, ref word);
                    if (words.Count > 0)
                    {
                        return words;
                    }

                    break;
                default:
                    if (char.IsWhiteSpace(c))
                    {
                        Add(words, ref word);
                    }
                    else
                    {
                        (word ??= new()).Append(c);
                    }

                    break;
            }
        }

        Add(words, ref word);
        return words;
    }

    private static int DoubleQuoted(string text, int at, StringBuilder word)
    {
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\' or '$' or '`')
            {
                at++;
            }
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                at++;
                continue;
            }

            word.Append(text[at]);
        }

        return Closed(at < text.Length ? at : -1);
    }

    // $'…', which browsers use to copy a body with quotes or non-ASCII characters.
    private static int AnsiQuoted(string text, int at, StringBuilder word)
    {
        for (; at < text.Length && text[at] != '\''; at++)
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                word.Append(text[at]);
                continue;
            }

            at++;
            if (text[at] is 'u' or 'x' && Hex(text, at + 1, text[at] == 'u' ? 4 : 2) is { } code)
            {
                at += text[at] == 'u' ? 4 : 2;
                word.Append((char)code);
            }
            else
            {
                word.Append(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return Closed(at < text.Length ? at : -1);
    }

    private static int? Hex(string text, int at, int length) =>
        at + length <= text.Length && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static List<string> SplitCmd(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var isQuoted = false;
        var plain = Carets(text);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c == '\\')
            {
                i = Backslashes(plain, i, word ??= new());
            }
            else if (c == '"' && isQuoted && i + 1 < plain.Length && plain[i + 1] == '"')
            {
                word!.Append(plain[++i]);
            }
            else if (c == '"')
            {
                word ??= new();
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && char.IsWhiteSpace(c))
            {
                Add(words, ref word);
            }
            else
            {
                (word ??= new()).Append(c);
            }
        }

        Closed(isQuoted ? -1 : 0);
        Add(words, ref word);
        return words;
    }

    // Before a quote, two backslashes stand for one, and an odd one escapes the quote. Elsewhere they are literal.
    private static int Backslashes(string text, int at, StringBuilder word)
    {
        var end = at;
        while (end < text.Length && text[end] == '\\')
        {
            end++;
        }

        var isBeforeQuote = end < text.Length && text[end] == '"';
        word.Append('\\', isBeforeQuote ? (end - at) / 2 : end - at);
        if (isBeforeQuote && (end - at) % 2 == 1)
        {
            word.Append('"');
            return end;
        }

        return end - 1;
    }

    // A caret escapes the next character and removes a line end; two line ends are one literal line end.
    private static string Carets(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '^' && i + 1 < text.Length)
            {
                i++;
                if (text[i] == '\n')
                {
                    if (i + 1 < text.Length && text[i + 1] == '\n')
                    {
                        plain.Append(text[++i]);
                    }

                    continue;
                }
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static int Closed(int at) => at >= 0 ? at : throw new ToolException("The command line ends inside a quoted string.");

    private static void Add(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
