using System.Text;

namespace Typed.Refresh.Converting;

/// <summary>Splits a command line of cmd.</summary>
internal static class CmdWords
{
    public static List<string> Split(string text)
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
                ShellWords.Add(words, ref word);
            }
            else
            {
                (word ??= new()).Append(c);
            }
        }

        ShellWords.Closed(isQuoted ? -1 : 0);
        ShellWords.Add(words, ref word);
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
}
