using Spectre.Console;

namespace Typed.Refresh.Output;

/// <summary>A column of a table that fits the width of the terminal.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Yields">When the column gives way: 1 first, then 2, and so on; 0 never.</param>
internal sealed record FitColumn(string Heading, int Yields = 0);

/// <summary>
/// A table with one line per row. In a narrow terminal, columns give way in a fixed order; no cell is broken or wrapped. A pipe has no width, so it gets all columns.
/// </summary>
internal sealed class FitTable(params FitColumn[] columns)
{
    private const string Gap = "  ";
    private readonly List<(string? Group, string[] Cells)> _rows = [];

    public int Count => _rows.Count(row => row.Group is null);

    public void Add(params string[] cells) => _rows.Add((null, [.. cells.Select(ConsoleText.Clean)]));

    /// <summary>Starts a group of rows with a line of its own.</summary>
    public void Group(string heading) => _rows.Add((ConsoleText.Clean(heading), []));

    public void Write(IAnsiConsole console)
    {
        var rows = _rows.Where(row => row.Group is null).Select(row => row.Cells).ToList();
        var widths = columns.Select((column, i) => rows.Max(row => row[i].Length) is var widest && widest == 0 ? 0 : Math.Max(widest, column.Heading.Length)).ToArray();
        var shown = Fitting(widths, console.Profile.Width);
        Line(console, string.Join(Gap, shown.Select(i => columns[i].Heading.PadRight(widths[i]))), "bold");
        foreach (var (group, cells) in _rows)
        {
            if (group is not null)
            {
                Line(console, group, "bold");
            }
            else
            {
                Line(console, string.Join(Gap, shown.Select(i => cells[i].PadRight(widths[i]))));
            }
        }
    }

    private List<int> Fitting(int[] widths, int available)
    {
        var shown = Enumerable.Range(0, columns.Length).Where(i => widths[i] > 0).ToList();
        while (shown.Sum(i => widths[i]) + ((shown.Count - 1) * Gap.Length) > available)
        {
            var next = shown.Where(i => columns[i].Yields > 0).OrderBy(i => columns[i].Yields).Cast<int?>().FirstOrDefault();
            if (next is not { } yielding)
            {
                break;
            }

            shown.Remove(yielding);
        }

        return shown;
    }

    private static void Line(IAnsiConsole console, string text, string? style = null)
    {
        if (style is not null && console.Profile.Out.IsTerminal)
        {
            console.MarkupLine($"[{style}]{Markup.Escape(text.TrimEnd())}[/]");
        }
        else
        {
            console.WriteTextLine(text.TrimEnd());
        }
    }
}
