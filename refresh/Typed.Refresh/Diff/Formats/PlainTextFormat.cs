using Spectre.Console;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff for people: tables in a terminal, one line for each change elsewhere.</summary>
internal static class PlainTextFormat
{
    public static void Write(IAnsiConsole console, DiffReport report)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
        {
            Tables(console, report);
        }
        else
        {
            console.Profile.Out.Writer.Write(Plain(report));
        }
    }

    public static string Plain(DiffReport report)
    {
        var text = new System.Text.StringBuilder();
        void Line(string line) => text.Append(TextFunctions.OneLine(line)).Append('\n');
        Line($"{report.From} → {report.To}: {ClassNames.Summary(report)}");
        foreach (var (group, changes) in report.ByClass())
        {
            Line("");
            Line(ClassNames.Title(group));
            foreach (var change in changes)
            {
                Line($"  {Subject(change)}: {Message(change)}");
            }
        }

        if (report.CallSites is { } sites)
        {
            Line("");
            Line(FormattableString.Invariant($"In the project: {sites.Count}"));
            foreach (var site in sites)
            {
                Line($"  {site.Where}: {site.Message}");
            }
        }

        foreach (var note in report.Notes)
        {
            Line($"note: {note}");
        }

        return text.ToString();
    }

    private static void Tables(IAnsiConsole console, DiffReport report)
    {
        console.WriteLine(TextFunctions.OneLine($"{report.From} → {report.To}: {ClassNames.Summary(report)}"));
        foreach (var (group, changes) in report.ByClass())
        {
            var table = new Table { Title = new TableTitle(ClassNames.Title(group), Colour(group)), Border = TableBorder.Rounded }
                .AddColumns("model", "field", "change");
            foreach (var change in changes)
            {
                table.AddRow(Cell($"{change.Provider} {change.Model}"), Cell(change.Field ?? ""), Cell(Message(change)));
            }

            console.Write(table);
        }

        if (report.CallSites is { } sites)
        {
            var table = new Table { Title = new TableTitle("In the project"), Border = TableBorder.Rounded }.AddColumns("place", "effect");
            foreach (var site in sites)
            {
                table.AddRow(Cell(site.Where), Cell(site.Message));
            }

            console.Write(table);
        }

        foreach (var note in report.Notes)
        {
            console.WriteLine(TextFunctions.OneLine($"note: {note}"));
        }
    }

    private static string Subject(Change change) =>
        string.Join(" ", new[] { change.Provider, change.Model, change.Field ?? "" }.Where(part => part.Length > 0));

    private static string Message(Change change) => change.Hint is null ? change.Message : $"{change.Message} ({change.Hint})";

    private static Text Cell(string text) => new(TextFunctions.OneLine(text));

    private static Style Colour(ChangeClass group) => new(group switch
    {
        ChangeClass.Breaking => Color.Red,
        ChangeClass.DefaultChanged or ChangeClass.PriceChanged => Color.Yellow,
        ChangeClass.Widened => Color.Green,
        _ => Color.Grey,
    });
}
