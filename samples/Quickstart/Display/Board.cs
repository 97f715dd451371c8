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

    public abstract void Results(IReadOnlyList<Outcome> outcomes, decimal spent);

    protected static string Credits(decimal? credits) => credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";

    protected static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    protected static string Total(IReadOnlyList<Outcome> outcomes, decimal spent)
    {
        var promised = outcomes.Sum(outcome => outcome.Request.Cost.Credits ?? 0);
        return $"{Credits(spent)} credits spent, {Credits(promised)} by the price table";
    }
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
