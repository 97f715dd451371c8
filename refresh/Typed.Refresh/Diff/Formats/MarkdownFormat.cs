using System.Text;
using Typed.Refresh.Diff.Changes;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff for a pull request. Text from schema files is in code spans, where markup, links, mentions and HTML have no effect.</summary>
internal static class MarkdownFormat
{
    // A GitHub comment can have 65,536 characters, and nobody reads a longer table than this.
    private const int MaxRows = 200;

    public static string Of(DiffReport report)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"## Schemas: {ClassNames.Summary(report)}\n\n{Code(report.From)} → {Code(report.To)}\n"));
        foreach (var (group, changes) in report.ByClass())
        {
            var isFolded = group == ChangeClass.Documentation;
            text.Append(isFolded
                ? Invariant($"\n<details>\n<summary>{ClassNames.Title(group)}: {changes.Count}</summary>\n\n")
                : Invariant($"\n### {ClassNames.Title(group)}: {changes.Count}\n\n"));
            text.Append("| model | field | change |\n|---|---|---|\n");
            Rows(text, changes, change => $"| {Code($"{change.Provider} {change.Model}")} | {Code(change.Field)} | {Code(change.Message)}{(change.Hint is { } hint ? $"<br>{Code(hint)}" : "")} |");
            text.Append(isFolded ? "\n</details>\n" : "");
        }

        if (report.CallSites is { Count: > 0 } sites)
        {
            text.Append(Invariant($"\n### In the project: {sites.Count}\n\n| place | effect |\n|---|---|\n"));
            Rows(text, sites, site => $"| {Code(site.Where)} | {Code(site.Message)} |");
        }

        foreach (var note in report.Notes)
        {
            text.Append(Invariant($"\n{Code(note)}\n"));
        }

        return text.ToString();
    }

    /// <summary>A code span: its fence is longer than any run of backticks inside.</summary>
    public static string Code(string? text)
    {
        var line = OneLine.Of(text ?? "").Trim();
        if (line.Length == 0)
        {
            return "";
        }

        // In a table a vertical bar ends the cell, even in a code span; a backslash before it is removed there.
        var longest = line.Split('`').Length == 1 ? 0 : System.Text.RegularExpressions.Regex.Matches(line, "`+").Max(run => run.Length);
        var fence = new string('`', longest + 1);
        var pad = longest > 0 ? " " : "";
        return fence + pad + line.Replace("|", "\\|", StringComparison.Ordinal) + pad + fence;
    }

    private static void Rows<T>(StringBuilder text, IReadOnlyList<T> items, Func<T, string> row)
    {
        foreach (var item in items.Take(MaxRows))
        {
            text.Append(row(item)).Append('\n');
        }

        if (items.Count > MaxRows)
        {
            text.Append(Invariant($"\nand {items.Count - MaxRows} more\n"));
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
