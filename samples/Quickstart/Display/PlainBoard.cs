namespace Quickstart.Display;

/// <summary>Only the final table, for logs and dumb terminals.</summary>
internal sealed class PlainBoard(IReadOnlyDictionary<string, string> systems, DirectoryInfo output) : Board(systems, output)
{
    protected override Task ShowAsync(Func<Task> work) => work();
}
