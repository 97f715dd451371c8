using Spectre.Console;

namespace Quickstart.Display;

/// <summary>The table, redrawn while the jobs run.</summary>
internal sealed class LiveBoard(IReadOnlyDictionary<string, string> systems, DirectoryInfo output) : Board(systems, output)
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(120);

    // The last drawing is cleared: the base writes the final table.
    protected override Task ShowAsync(Func<Task> work) => AnsiConsole.Live(Text.Empty).AutoClear(true).StartAsync(async context =>
    {
        var running = work();
        for (var tick = 0; !running.IsCompleted; tick++)
        {
            context.UpdateTarget(new Rows(Lines(tick).Select(line => new Text(line) { Overflow = Overflow.Ellipsis })));
            await Task.WhenAny(running, Task.Delay(s_frame));
        }

        await running;
    });
}
