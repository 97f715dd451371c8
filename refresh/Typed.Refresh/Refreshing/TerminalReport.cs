using Spectre.Console;

namespace Typed.Refresh.Refreshing;

/// <summary>Shows progress bars, one for each kind of counted item.</summary>
internal sealed class TerminalReport(IAnsiConsole console, ProgressContext progress) : IRunReport
{
    private readonly Dictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);

    public void Step(string provider, string what, int done, int total)
    {
        var name = $"{provider}: {what}";
        if (!_bars.TryGetValue(name, out var bar))
        {
            _bars[name] = bar = progress.AddTask(Markup.Escape(name));
        }

        bar.MaxValue = total;
        bar.Value = done;
    }

    public void Note(string provider, string text) => console.WriteLine($"{provider}: {text}");
}
