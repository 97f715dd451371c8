using Spectre.Console;

namespace Typed.Refresh.Output;

/// <summary>Writes a table: with lines and color on a terminal, as aligned text in a pipe.</summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];
    private readonly HashSet<int> _right = [];

    public int Count => _rows.Count;

    /// <summary>Right-aligns a column of numbers.</summary>
    public TextTable Right(int column)
    {
        _right.Add(column);
        return this;
    }

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(ConsoleText.Clean)]);

    public void Write(IAnsiConsole console)
    {
        if (console.Profile.Out.IsTerminal)
        {
            WriteTerminal(console);
        }
        else
        {
            WritePlain(console);
        }
    }

    private void WriteTerminal(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).BorderStyle(new Style(Color.Grey));
        for (var i = 0; i < headings.Length; i++)
        {
            var column = new TableColumn(new Markup($"[bold]{Markup.Escape(headings[i])}[/]"));
            table.AddColumn(_right.Contains(i) ? column.RightAligned().NoWrap() : i == 0 ? column.NoWrap() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select((cell, i) => new Markup(i == 0 ? $"[aqua]{Markup.Escape(cell)}[/]" : Markup.Escape(cell))));
        }

        console.Write(table);
    }

    private void WritePlain(IAnsiConsole console)
    {
        var all = _rows.Prepend(headings).ToList();
        var widths = headings.Select((_, i) => all.Max(row => row[i].Length)).ToArray();
        foreach (var row in all)
        {
            var cells = row.Select((cell, i) => _right.Contains(i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            console.WriteTextLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
