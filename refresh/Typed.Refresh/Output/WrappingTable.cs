using Spectre.Console;

namespace Typed.Refresh.Output;

/// <summary>Writes a table of aligned text that fits the width of a terminal: the wide columns wrap at words. In a pipe each row is one line.</summary>
internal sealed class WrappingTable(params string[] headings)
{
    private const string Gap = "  ";
    private const int MinWidth = 12;
    private readonly List<string[]> _rows = [];
    private readonly HashSet<int> _right = [];

    /// <summary>Right-aligns a column of numbers.</summary>
    public WrappingTable Right(int column)
    {
        _right.Add(column);
        return this;
    }

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(ConsoleText.Clean)]);

    public void Write(IAnsiConsole console)
    {
        var widths = Fit(console.Profile.Width);
        Write(console, headings, widths, bold: true);
        foreach (var row in _rows)
        {
            Write(console, row, widths, bold: false);
        }
    }

    // Takes from the widest column until the table fits.
    private int[] Fit(int width)
    {
        var widths = headings.Select((heading, i) => _rows.Select(row => row[i].Length).Append(heading.Length).Max()).ToArray();
        var room = width - (Gap.Length * (widths.Length - 1));
        while (widths.Sum() > room && Array.IndexOf(widths, widths.Max()) is var widest && widths[widest] > MinWidth)
        {
            widths[widest]--;
        }

        return widths;
    }

    private void Write(IAnsiConsole console, string[] cells, int[] widths, bool bold)
    {
        var columns = cells.Select((cell, i) => Lines(cell, widths[i]).ToList()).ToList();
        for (var line = 0; line < columns.Max(lines => lines.Count); line++)
        {
            var parts = columns.Select((lines, i) => (line < lines.Count ? lines[line] : "") is var text && _right.Contains(i) ? text.PadLeft(widths[i]) : text.PadRight(widths[i]));
            var written = string.Join(Gap, parts).TrimEnd();
            if (bold && console.Profile.Out.IsTerminal)
            {
                console.MarkupLine($"[bold]{Markup.Escape(written)}[/]");
            }
            else
            {
                console.WriteTextLine(written);
            }
        }
    }

    // Breaks after a space, a comma or a slash: names of models have slashes and no spaces. A longer word is broken where the column ends.
    private static IEnumerable<string> Lines(string text, int width)
    {
        var start = 0;
        while (text.Length - start > width)
        {
            // A space may stand just behind the column.
            var at = text.LastIndexOfAny([' ', ',', '/'], Math.Min(start + width, text.Length - 1), width + 1);
            var end = at < start ? start + width : at == start + width && text[at] != ' ' ? PreviousBreak(text, start, width) : at + 1;
            yield return text[start..end].TrimEnd();
            start = end;
        }

        yield return text[start..];
    }

    private static int PreviousBreak(string text, int start, int width) =>
        text.LastIndexOfAny([' ', ',', '/'], start + width - 1, width) is >= 0 and var at ? at + 1 : start + width;
}
