using System.Collections.Concurrent;
using System.Text;

namespace Typed.SamplesTests.Kit;

/// <summary>Collects what a worker writes, and lets a test act on a line.</summary>
internal sealed class LineWriter(Action<string>? onLine = null) : TextWriter
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        _lines.Enqueue(value ?? "");
        onLine?.Invoke(value ?? "");
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
