using System.Globalization;
using Spectre.Console;
using Typed;

namespace Quickstart.Display;

/// <summary>Shows what happens: live bars in a terminal, plain lines where there is none.</summary>
internal abstract class Board
{
    public static Board ForThisTerminal() =>
        Console.IsOutputRedirected
        || !AnsiConsole.Profile.Capabilities.Interactive
        || !AnsiConsole.Profile.Capabilities.Ansi
        || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("TERM") == "dumb"
            ? new PlainBoard()
            : new LiveBoard();

    public static void Say(string text) => Console.WriteLine(text);

    /// <summary>The price of each request, before anything is sent.</summary>
    public abstract void Prices(IReadOnlyList<ModelParams> requests);

    public abstract Task RunAsync(Func<IJobLines, Task> work);

    /// <summary>One table: each job with what it was promised to cost, what it cost, and its files.</summary>
    public abstract void Results(IReadOnlyList<Outcome> outcomes);

    public static string Credits(decimal? credits) => credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";

    protected static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    /// <summary>A line per provider: a credit of one is not a credit of another.</summary>
    protected static IEnumerable<string> Totals(IReadOnlyList<Outcome> outcomes) => outcomes
        .GroupBy(outcome => outcome.Request.Model.Provider, StringComparer.Ordinal)
        .Select(jobs => $"{jobs.Key}: {Credits(jobs.Sum(job => job.Result?.CreditsUsed ?? 0))} credits reported as charged, "
            + $"{Credits(jobs.Sum(job => job.Request.Cost.Credits ?? 0))} according to the price table{Unpriced(jobs.Count(job => job.Request.Cost.Credits is null))}");

    private static string Unpriced(int jobs) => jobs == 0 ? "" : $" ({jobs.ToString(CultureInfo.InvariantCulture)} job(s) without a known price)";
}

/// <summary>Where jobs get their lines.</summary>
internal interface IJobLines
{
    JobLine Add(string name);
}

/// <summary>The line of one job.</summary>
internal abstract class JobLine
{
    public abstract void Status(string text);

    public abstract void Downloading(long received, long? total);

    public abstract void Done(string text);

    public abstract void Failed(string text);
}
