using System.Globalization;
using System.Text;

namespace Typed.Refresh.Converting;

/// <summary>Splits a command line of bash and similar shells, also with the line ends of PowerShell.</summary>
internal static class BashWords
{
    public static List<string> Split(string text)
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
                    word.Append(text, i + 1, ShellWords.Closed(end) - i - 1);
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
                    ShellWords.Add(words, ref word);
                    if (words.Count > 0)
                    {
                        return words;
                    }

                    break;
                default:
                    if (char.IsWhiteSpace(c))
                    {
                        ShellWords.Add(words, ref word);
                    }
                    else
                    {
                        (word ??= new()).Append(c);
                    }

                    break;
            }
        }

        ShellWords.Add(words, ref word);
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

        return ShellWords.Closed(at < text.Length ? at : -1);
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

        return ShellWords.Closed(at < text.Length ? at : -1);
    }

    private static int? Hex(string text, int at, int length) =>
        at + length <= text.Length && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
}
