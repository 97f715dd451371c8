using System.Globalization;
using Typed;

namespace Quickstart.Display;

/// <summary>The one table: a line for each job, under the name of its system. Reasons for prices that are not a number are footnotes.</summary>
/// <param name="rows">The jobs.</param>
/// <param name="systems">A description of each system, by the provider's key.</param>
/// <param name="output">The folder of the files.</param>
internal sealed class JobTable(IReadOnlyList<JobRow> rows, IReadOnlyDictionary<string, string> systems, DirectoryInfo output)
{
    private const int BarWidth = 10;
    private const int MaxReason = 100;
    private const string Marks = "¹²³⁴⁵⁶⁷⁸⁹";
    private readonly List<string> _reasons = [];

    /// <summary>The lines of the table.</summary>
    /// <param name="tick">Moves the bars of running jobs.</param>
    public IReadOnlyList<string> Lines(int tick)
    {
        string[] headings = ["", "price", "", "", "charged", "files"];
        var body = rows.GroupBy(row => row.Request.Model.Provider, StringComparer.Ordinal)
            .Select(group => (Heading: systems.GetValueOrDefault(group.Key, group.Key), Cells: group.Select(row => Cells(row, tick)).ToList())).ToList();
        var all = body.SelectMany(group => group.Cells).Prepend(headings).ToList();
        var widths = headings.Select((_, i) => all.Max(cells => cells[i].Length)).ToArray();
        var lines = new List<string> { Line(headings, widths) };
        foreach (var (heading, cells) in body)
        {
            lines.Add(heading);
            lines.AddRange(cells.Select(row => Line(row, widths)));
        }

        lines.AddRange(_reasons.Select((reason, i) => $"{Marks[i]} {(reason.Length > MaxReason ? reason[..(MaxReason - 1)] + "…" : reason)}"));
        return lines;
    }

    public static string Credits(decimal? credits) => credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, i) => i is 1 or 4 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();

    private string[] Cells(JobRow row, int tick) =>
    [
        "  " + row.Request.Model.Name,
        Price(row.Request.Cost),
        Bar(row, tick),
        row.State.ToString().ToLowerInvariant(),
        Credits(row.Outcome?.Result?.CreditsUsed),
        row.Outcome?.Problem ?? Files(row.Outcome?.Files ?? []),
    ];

    private string Price(Cost cost)
    {
        var amount = cost.AtLeast is not { } least ? "unknown" : least == cost.AtMost ? Credits(least) : $"{Credits(least)}–{Credits(cost.AtMost)}";
        return cost.Reason is { } reason ? amount + Mark(reason)
            : cost.Certainty == CostCertainty.Superseded ? amount + Mark("superseded: a newer page of the provider states another price")
            : amount;
    }

    private char Mark(string reason)
    {
        if (!_reasons.Contains(reason, StringComparer.Ordinal))
        {
            _reasons.Add(reason);
        }

        return Marks[Math.Min(_reasons.IndexOf(reason), Marks.Length - 1)];
    }

    // Each state has its own symbol, so that colour is not needed.
    private static string Bar(JobRow row, int tick) => row.State switch
    {
        JobState.Waiting => new string('·', BarWidth),
        JobState.Sending => "›" + new string('·', BarWidth - 1),
        JobState.Running => string.Concat(Enumerable.Range(0, BarWidth).Select(i => (i - tick % BarWidth + BarWidth) % BarWidth < 3 ? '▒' : '·')),
        JobState.Saving => new string('█', (int)(row.Share * BarWidth)).PadRight(BarWidth, '░'),
        JobState.Done => new string('█', BarWidth),
        _ => new string('x', BarWidth),
    };

    // The first file, and how many others its folder has.
    private string Files(IReadOnlyList<DownloadedAsset> files) => files.Count == 0 ? ""
        : Path.GetRelativePath(output.FullName, files[0].Path).Replace('\\', '/') + (files.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" +{files.Count - 1}"));
}
