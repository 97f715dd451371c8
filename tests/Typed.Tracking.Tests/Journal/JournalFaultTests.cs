using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>Tests that set the one hook of the process: run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A disk that refuses.</summary>
[Collection(nameof(Alone))]
public sealed class JournalFaultTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SimClock _clock = new();

    public void Dispose()
    {
        Checkpoint.OnReached = null;
        _directory.Dispose();
    }

    [Fact]
    public async Task When_the_intent_cannot_be_written_nothing_is_sent()
    {
        var provider = new SimProvider(_clock);
        await using var tracker = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider);
        RefuseFrom(1);
        await Assert.ThrowsAsync<JournalFaultedException>(() => tracker.SubmitAsync("a"));
        Checkpoint.OnReached = null;
        // Not even when the disk is well again: the end of the file is not known.
        await Assert.ThrowsAsync<JournalFaultedException>(() => tracker.SubmitAsync("b"));
        Assert.Equal(0, provider.Posts);
    }

    [Fact]
    public async Task When_the_id_cannot_be_written_it_is_told_and_the_intent_is_a_doubt_after_the_restart()
    {
        var provider = new SimProvider(_clock);
        await using (var tracker = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider))
        {
            RefuseFrom(2);
            var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
            Assert.Equal("j1", lost.JobId);
        }

        Checkpoint.OnReached = null;
        await using var again = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider);
        // The second write was half on the disk, or whole: either way nothing is lost, and nothing is sent.
        var record = Assert.Single(await again.ListAsync(cancellationToken: Records.Ct).ToListAsync());
        Assert.True(record.State is JobState.Uncertain || record.Record.JobId == "j1");
        Assert.Equal(1, provider.Posts);
    }

    private static void RefuseFrom(int write)
    {
        var left = write;
        Checkpoint.OnReached = point =>
        {
            if (point == "journal-half-written" && Interlocked.Decrement(ref left) <= 0)
            {
                throw new IOException("No space left on device.");
            }
        };
    }
}
