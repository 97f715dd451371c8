using Spectre.Console;

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
    public static ToolContext OfProcess() => new(
        AnsiConsole.Console,
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
        System.Environment.GetEnvironmentVariable,
        TimeProvider.System,
        System.Environment.CurrentDirectory);
}
