using System.Text;

namespace Typed.Refresh.Prices.Tables;

/// <summary>Comma-separated values (RFC 4180), with any separator.</summary>
internal static class CsvText
{
    /// <exception cref="ToolException">A quote is not closed.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Records(string content, char separator, string file)
    {
        var text = content.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var cells = new List<string>();
        var cell = new StringBuilder();
        var line = 1;
        var start = 1;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (isQuoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                isQuoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    if (cells.Any(one => one.Length > 0))
                    {
                        yield return (start, cells);
                    }

                    cells = [];
                    start = line;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (isQuoted)
        {
            throw new ToolException(FormattableString.Invariant($"{file}({start}): the closing quote is missing."));
        }

        cells.Add(cell.ToString().Trim());
        if (cells.Any(one => one.Length > 0))
        {
            yield return (start, cells);
        }
    }
}
