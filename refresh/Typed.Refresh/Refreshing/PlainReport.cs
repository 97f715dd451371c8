using Spectre.Console;

namespace Typed.Refresh.Refreshing;

/// <summary>Writes lines if there is no terminal, so that a log remains readable.</summary>
internal sealed class PlainReport(IAnsiConsole console) : IRunReport
{
    public void Step(string provider, string what, int done, int total)
    {
        // Every tenth item, and the last.
        if (done > 0 && (done == total || (total >= 20 && done % (total / 10) == 0)))
        {
            console.WriteLine(FormattableString.Invariant($"{provider}: {done} of {total} {what}"));
        }
    }

    public void Note(string provider, string text) => console.WriteLine($"{provider}: {text}");
}
