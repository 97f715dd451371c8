using Spectre.Console;
using Typed.Refresh.Commands;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Hosting;
using Typed.Refresh.Templates;

namespace Typed.RefreshTests.Kit;

/// <summary>The tool in this process, with a console, a clock and variables of its own.</summary>
internal sealed class Tool : IDisposable
{
    private readonly SignallingWriter _output = new();
    private readonly StringWriter _error = new();

    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Directory { get; set; } = Path.GetTempPath();

    /// <summary>The width of the console.</summary>
    public int Width { get; init; } = 400;

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = "";

    public FetchLimits Limits { get; set; } = new();

    public TemplateLimits TemplateLimits { get; set; } = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public Task<int> RunAsync(params string[] args) => RunUntilAsync(args, TestContext.Current.CancellationToken);

    public Task<int> RunUntilAsync(string[] args, CancellationToken cancellationToken) => TypedCommand.RunAsync(args, Context(), cancellationToken);

    /// <summary>Waits until a running command has written this; fails where it ends without.</summary>
    public async Task OutputHasAsync(string text, Task<int> run)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            var more = _output.MoreAsync();
            if (!Output.Contains(text, StringComparison.Ordinal) && await Task.WhenAny(more, run) == run)
            {
                Assert.Fail($"it ended with {await run}\n{Output}\n{Error}");
            }
        }
    }

    /// <summary>Runs and requires an exit code; what was said is in the failure.</summary>
    public async Task ExpectAsync(int exitCode, params string[] args)
    {
        var actual = await RunAsync(args);
        Assert.True(actual == exitCode, $"exit code {actual} in place of {exitCode}\n{Output}\n{Error}");
    }

    public ToolContext Context() => new(Console(_output, Width), Console(_error, Width), Variables.GetValueOrDefault, Time, Directory) { Limits = Limits, TemplateLimits = TemplateLimits, Input = new StringReader(Input) };

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    // No terminal: no colours, no wrapping that a test would have to know.
    private static IAnsiConsole Console(StringWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }
}
