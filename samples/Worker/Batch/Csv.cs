using System.Text;

namespace Worker.Batch;

/// <summary>Reads comma-separated values (RFC 4180): a cell in double quotes may hold commas, line breaks and doubled quotes.</summary>
internal static class Csv
{
    public static List<List<string>> Parse(string text)
    {
        var lines = new List<List<string>>();
        var line = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == ',')
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndLine();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        EndLine();
        return isQuoted ? throw new BatchException("The batch ends inside a quoted cell.") : lines;

        void EndCell()
        {
            line.Add(cell.ToString());
            cell.Clear();
        }

        void EndLine()
        {
            EndCell();
            // A line without text is not a row.
            if (line.Exists(one => one.Length > 0))
            {
                lines.Add(line);
            }

            line = [];
        }
    }
}
