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

    [Theory]
    [InlineData("journal-half-written")]
    [InlineData("journal-written")]
    [InlineData("journal-flushed")]
    public async Task When_the_id_cannot_be_written_it_is_told_and_nothing_is_sent_again(string point)
    {
        var provider = new SimProvider(_clock);
        await using (var tracker = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider))
        {
            RefuseFrom(2, point);
            var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
            Assert.Equal("j1", lost.JobId);
        }

        Checkpoint.OnReached = null;
        await using var again = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider);
        var job = Assert.Single(await again.ListAsync(cancellationToken: Records.Ct).ToListAsync());
        // Half a record is none: the intent is in doubt, and the id that the exception told resolves it. A whole one counts.
        Assert.Equal(point == "journal-half-written" ? JobState.Uncertain : JobState.Open, job.State);
        if (job.State == JobState.Uncertain)
        {
            Assert.NotNull(again.Recovery!.Journal.TornCopy);
            job = await again.ResolveAsync(job.Key, "j1", Records.Ct);
        }

        Assert.Equal("j1", job.Record.JobId);
        Assert.Equal(1, provider.Posts);
    }

    [Theory]
    [InlineData("journal-half-written", true)]
    [InlineData("journal-half-written", false)]
    [InlineData("journal-written", true)]
    [InlineData("journal-flushed", false)]
    public async Task A_lost_answer_is_uncertain_on_a_full_or_read_only_disk(string point, bool isFull)
    {
        var provider = new SimProvider(_clock) { OnSubmit = () => Fate.LostAfter };
        await using (var tracker = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider))
        {
            RefuseFrom(2, point, isFull);
            var uncertain = await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
            Assert.Contains(((AggregateException)uncertain.InnerException!).InnerExceptions, inner => inner is JournalFaultedException);
        }

        Checkpoint.OnReached = null;
        await using var again = await SimTracker.StartAsync(_clock, new FileJobJournal(_directory.Path), provider);
        Assert.Single(again.Recovery!.Uncertain);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => again.SubmitAsync("a"));
        Assert.Equal(1, provider.Posts);
    }

    [Theory]
    [InlineData("compaction-written")]
    [InlineData("compaction-flushed")]
    public async Task A_compaction_that_finds_the_disk_full_or_read_only_loses_nothing_and_the_journal_goes_on(string point)
    {
        var options = new FileJobJournalOptions { CompactAboveBytes = 1000, KeepSettledAtMost = 5 };
        var refused = 0;
        Checkpoint.OnReached = reached =>
        {
            if (reached == point && Interlocked.Increment(ref refused) % 2 == 1)
            {
                throw refused % 4 == 1 ? new IOException("No space left on device.") : new UnauthorizedAccessException("Read-only file system.");
            }
        };
        await using (var journal = new FileJobJournal(_directory.Path, options))
        {
            await journal.OpenAsync(Records.Ct);
            for (var i = 0; i < 100; i++)
            {
                Assert.Null(await journal.AddAsync(Records.Intent(Records.Text(i)), "A", TimeSpan.FromMinutes(1), false, Records.Ct));
            }
        }

        Assert.True(refused >= 3, $"Refused {refused} times only.");
        Checkpoint.OnReached = null;
        await using var again = new FileJobJournal(_directory.Path, options);
        var found = await again.OpenAsync(Records.Ct);
        Assert.True(found.IsClean);
        Assert.Equal(100, found.Jobs);
    }

    private static void RefuseFrom(int write, string at = "journal-half-written", bool isFull = true)
    {
        var left = write;
        Checkpoint.OnReached = point =>
        {
            if (point == at && Interlocked.Decrement(ref left) <= 0)
            {
                throw isFull ? new IOException("No space left on device.") : new UnauthorizedAccessException("Read-only file system.");
            }
        };
    }
}
