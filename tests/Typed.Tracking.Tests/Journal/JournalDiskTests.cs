using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>Writes that share a flush, and writes and rewritings that the disk refuses.</summary>
[Collection(nameof(Alone))]
public sealed class JournalDiskTests : JournalOnDisk
{
    [Fact]
    public async Task Writes_that_arrive_during_another_share_the_next_flush_and_closing_waits_for_them()
    {
        var (isWriting, goOn) = (new TaskCompletionSource(), new ManualResetEventSlim());
        await using (var journal = await OpenAsync())
        {
            Checkpoint.OnReached = point =>
            {
                Reached.Enqueue(point);
                if (point == "journal-written" && isWriting.TrySetResult())
                {
                    goOn.Wait(Records.Ct);
                }
            };
            var writes = new List<Task> { AddAsync(journal, Records.Intent("first")) };
            await isWriting.Task;
            writes.AddRange(Enumerable.Range(0, 10).Select(i => AddAsync(journal, Records.Intent(Records.Text(i)))));
            var closed = journal.DisposeAsync().AsTask();
            Assert.DoesNotContain(writes, write => write.IsCompleted);
            Assert.False(closed.IsCompleted);
            goOn.Set();
            await Task.WhenAll(writes);
            await closed;
        }

        Assert.Equal(2, Reached.Count(point => point == "journal-flushed"));
        Checkpoint.OnReached = null;
        await using var again = new FileJobJournal(Directory);
        Assert.Equal(11, (await again.OpenAsync(Records.Ct)).Jobs);
    }

    [Fact]
    public async Task A_journal_is_rewritten_each_time_that_it_has_doubled()
    {
        Checkpoint.OnReached = Reached.Enqueue;
        await using (var journal = await OpenAsync(new FileJobJournalOptions { CompactAboveBytes = 1000 }))
        {
            for (var i = 0; i < 100; i++)
            {
                await AddAsync(journal, Records.Intent(Records.Text(i)));
            }
        }

        // All are kept, so the file has the length of 100 records in the end.
        var expected = 0;
        for (var limit = 1000L; limit < new FileInfo(FilePath).Length; limit *= 2)
        {
            expected++;
        }

        Assert.InRange(Reached.Count(point => point == "compaction-renamed"), expected - 1, expected);
    }

    [Theory]
    [InlineData("compaction-written", true)]
    [InlineData("compaction-written", false)]
    [InlineData("compaction-flushed", true)]
    [InlineData("compaction-flushed", false)]
    public async Task A_job_that_the_disk_keeps_is_not_erased_and_can_be_later(string point, bool isFull)
    {
        var (job, other) = (Settled("1"), Settled("2"));
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, job);
            await AddAsync(journal, other);
            Refuse(point, isFull);
            var refused = await Assert.ThrowsAsync<JournalNotErasedException>(async () => await journal.EraseAsync(job.Key, Records.Ct));
            Assert.Contains(Directory, refused.Message, StringComparison.Ordinal);
            Checkpoint.OnReached = null;
            Assert.Equal(job.Key, (await journal.FindAsync(job.Key, Records.Ct))!.Key);
            // The journal goes on, in the old file.
            await AddAsync(journal, Records.Intent("3"));
        }

        await using (var journal = await OpenAsync())
        {
            Assert.NotNull(await journal.FindAsync(job.Key, Records.Ct));
            Assert.True(await journal.EraseAsync(job.Key, Records.Ct));
            Assert.Null(await journal.FindAsync(job.Key, Records.Ct));
        }

        await using var again = await OpenAsync();
        Assert.Equal(["2", "3"], (await again.ListAsync(new JobQuery(), Records.Ct).ToListAsync()).Select(record => record.RequestHash));
    }

    [Fact]
    public async Task After_a_refused_write_nothing_is_changed_or_erased_and_all_is_found()
    {
        await using var journal = await OpenAsync();
        var (settled, open) = (Settled("1"), Records.Intent("2"));
        await AddAsync(journal, settled);
        await AddAsync(journal, open);
        Refuse("journal-half-written", isFull: true);
        var refused = await Assert.ThrowsAsync<JournalFaultedException>(() => AddAsync(journal, Records.Intent("3")));
        Assert.IsType<IOException>(refused.InnerException);
        Checkpoint.OnReached = Reached.Enqueue;
        foreach (var change in new Func<Task>[]
        {
            () => AddAsync(journal, Records.Intent("4")), () => journal.UpdateAsync(open, "A", Records.Ct).AsTask(), () => journal.EraseAsync(settled.Key, Records.Ct).AsTask(),
        })
        {
            Assert.Same(refused.InnerException, (await Assert.ThrowsAsync<JournalFaultedException>(change)).InnerException);
        }

        Assert.Empty(Reached);
        Assert.Equal(1, (await journal.FindAsync(open.Key, Records.Ct))!.Version);
        Assert.NotNull(await journal.FindAsync(settled.Key, Records.Ct));
    }

    [Fact]
    public async Task The_new_file_is_readable_for_its_owner_only_before_it_is_the_journal()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no modes.");
            return;
        }

        await using var journal = await OpenAsync();
        var job = Settled("1");
        await AddAsync(journal, job);
        UnixFileMode? mode = null;
        Checkpoint.OnReached = point => mode = point == "compaction-written" ? new FileInfo(FilePath + ".new").UnixFileMode : mode;
        await journal.EraseAsync(job.Key, Records.Ct);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }
}
