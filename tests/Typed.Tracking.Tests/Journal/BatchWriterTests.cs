using Typed.Tracking.Journal;
using Typed.Tracking.Journal.Files;

namespace Typed.TrackingTests.Journal;

/// <summary>Writes run one after the other, those that wait share one, and closing waits for all.</summary>
public sealed class BatchWriterTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly object _gate = new();
    private readonly List<int> _written = [];

    [Fact]
    public async Task Each_write_ends_and_the_next_one_begins()
    {
        var writer = new BatchWriter(_gate, Write);
        for (var i = 1; i < 4; i++)
        {
            await WithinPatience(Enqueue(writer));
        }

        Assert.Equal([1, 1, 1], _written);
        Assert.False(writer.IsClosing);
        await WithinPatience(writer.CloseAsync());
        Assert.True(writer.IsClosing);
        await WithinPatience(writer.CloseAsync());
    }

    [Fact]
    public async Task Closing_without_a_write_ends_at_once()
    {
        var writer = new BatchWriter(_gate, Write);
        Assert.True(writer.CloseAsync().IsCompletedSuccessfully);
        await WithinPatience(writer.CloseAsync());
    }

    [Fact]
    public async Task Writes_that_wait_share_the_next_one_and_closing_waits_for_both()
    {
        var (isWriting, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = new BatchWriter(_gate, batch =>
        {
            isWriting.TrySetResult();
            goOn.Task.Wait(s_patience);
            Write(batch);
        });
        var first = Enqueue(writer);
        await WithinPatience(isWriting.Task);
        var (second, third) = (Enqueue(writer), Enqueue(writer));
        Assert.Same(second, third);
        var closed = writer.CloseAsync();
        Assert.Equal([false, false, false], new[] { first, second, closed }.Select(task => task.IsCompleted));
        goOn.SetResult();
        await WithinPatience(Task.WhenAll(first, second, closed));
        Assert.Equal([1, 2], _written);
    }

    private static Task WithinPatience(Task task) => task.WaitAsync(s_patience, Records.Ct);

    private Task Enqueue(BatchWriter writer)
    {
        lock (_gate)
        {
            return writer.Enqueue(batch => batch.Frames.Add([1]));
        }
    }

    private void Write(JournalBatch batch)
    {
        _written.Add(batch.Frames.Count);
        batch.Done.SetResult();
    }
}
