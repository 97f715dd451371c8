using Spectre.Console;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Commands;

/// <summary>What a command sees of the world; a test hands in its own.</summary>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where problems go, so that a pipe of the results stays clean.</param>
/// <param name="Environment">A variable of the environment, or null.</param>
/// <param name="Time">The clock.</param>
/// <param name="Directory">The folder that relative paths start from.</param>
internal sealed record ToolContext(
    IAnsiConsole Output, IAnsiConsole Error, Func<string, string?> Environment, TimeProvider Time, string Directory)
{
    /// <summary>Standard input.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>What a server can make the tool do at most.</summary>
    public FetchLimits Limits { get; init; } = new();

    /// <summary>The day, by the world's clock: the same on a developer's machine and in CI.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    public static ToolContext OfProcess() => new(
        Unbroken(Of(Console.Out, Console.IsOutputRedirected)),
        Unbroken(Of(Console.Error, Console.IsErrorRedirected)),
        System.Environment.GetEnvironmentVariable,
        TimeProvider.System,
        System.Environment.CurrentDirectory)
    {
        Input = Console.In,
    };

    // Spectre goes by the terminal's name, which a pipe has too.
    private static IAnsiConsole Of(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    /// <summary>A path as given on the command line, made whole.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(Directory, path));

    // Where there is no terminal there is no width: a log's lines are not broken in the middle of a path.
    private static IAnsiConsole Unbroken(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 10_000;
        }

        return console;
    }
}
