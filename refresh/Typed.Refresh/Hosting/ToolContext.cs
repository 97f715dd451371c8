using Spectre.Console;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Hosting;

/// <summary>A command's environment. Tests provide their own.</summary>
/// <param name="Output">The output for results.</param>
/// <param name="Error">The output for problems, so that piped results contain no messages.</param>
/// <param name="Environment">Returns an environment variable, or null.</param>
/// <param name="Time">The clock.</param>
/// <param name="Directory">The base folder of relative paths.</param>
internal sealed record ToolContext(
    IAnsiConsole Output, IAnsiConsole Error, Func<string, string?> Environment, TimeProvider Time, string Directory)
{
    /// <summary>Standard input.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Limits on what a server can make the tool do.</summary>
    public FetchLimits Limits { get; init; } = new();

    /// <summary>Limits on what a template can make the tool do.</summary>
    public TemplateLimits TemplateLimits { get; init; } = new();

    /// <summary>The current day in UTC: the same on a developer's machine and in CI.</summary>
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

    // Spectre checks the terminal's name, which is also set for a pipe.
    private static IAnsiConsole Of(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    /// <summary>Converts a path from the command line to a full path.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(Directory, path));

    // Without a terminal there is no width: a log's lines must not break within a path.
    private static IAnsiConsole Unbroken(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 10_000;
        }

        return console;
    }
}
