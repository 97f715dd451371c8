using System.Text;

namespace Typed.RefreshTests.Kit;

/// <summary>Text in memory that says when there is more of it, to who waits and to who reads meanwhile.</summary>
internal sealed class SignallingWriter : StringWriter
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Completes with the next write.</summary>
    public Task MoreAsync()
    {
        lock (_gate)
        {
            return _more.Task;
        }
    }

    public override void Write(char value) => Add(() => base.Write(value));

    public override void Write(string? value) => Add(() => base.Write(value));

    public override void Write(char[] buffer, int index, int count) => Add(() => base.Write(buffer, index, count));

    public override Task WriteLineAsync(string? value)
    {
        Write(value + "\n");
        return Task.CompletedTask;
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return base.ToString();
        }
    }

    private void Add(Action write)
    {
        lock (_gate)
        {
            write();
            _more.TrySetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
