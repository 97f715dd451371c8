using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Typed;

namespace Quickstart.Display;

/// <summary>Shows the jobs in one table: live in a terminal, at the end where there is none.</summary>
/// <param name="systems">A description of each system, by the provider's key.</param>
/// <param name="output">The folder of the files.</param>
internal abstract class Board(IReadOnlyDictionary<string, string> systems, DirectoryInfo output)
{
    private ImmutableList<JobRow> _rows = [];

    public static Board ForThisTerminal(IReadOnlyDictionary<string, string> systems, DirectoryInfo output) =>
        Console.IsOutputRedirected
        || !AnsiConsole.Profile.Capabilities.Interactive
        || !AnsiConsole.Profile.Capabilities.Ansi
        || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("TERM") == "dumb"
            ? new PlainBoard(systems, output)
            : new LiveBoard(systems, output);

    public static void Say(string text) => Console.WriteLine(text);

    /// <summary>Adds a job.</summary>
    public JobRow Add(IModelParams request)
    {
        var row = new JobRow(request);
        ImmutableInterlocked.Update(ref _rows, rows => rows.Add(row));
        return row;
    }

    /// <summary>Runs the jobs and shows them. The final table stays on the screen.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        await ShowAsync(work);
        foreach (var line in Lines(0))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
        foreach (var jobs in _rows.GroupBy(row => row.Request.Model.Provider, StringComparer.Ordinal))
        {
            Console.WriteLine(Total(jobs.Key, [.. jobs]));
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, output.FullName);
        Console.WriteLine($"Files are in {(relative.StartsWith("..", StringComparison.Ordinal) ? output.FullName : relative)}{Path.DirectorySeparatorChar}");
    }

    /// <summary>Runs the jobs.</summary>
    protected abstract Task ShowAsync(Func<Task> work);

    /// <summary>The table as it is now.</summary>
    protected IReadOnlyList<string> Lines(int tick) => new JobTable(_rows, systems, output).Lines(tick);

    // A line per provider: a credit of one is not a credit of another.
    private string Total(string provider, IReadOnlyList<JobRow> jobs)
    {
        var open = jobs.Count(job => job.Request.Cost.Credits is null);
        return $"{systems.GetValueOrDefault(provider, provider).Split(',')[0]}: {JobTable.Credits(jobs.Sum(job => job.Outcome?.Result?.CreditsUsed ?? 0))} credits charged; "
            + $"{JobTable.Credits(jobs.Sum(job => job.Request.Cost.Credits ?? 0))} by the price table"
            + (open == 0 ? "" : $", which has no single price for {open.ToString(CultureInfo.InvariantCulture)} of {jobs.Count.ToString(CultureInfo.InvariantCulture)} jobs");
    }
}
