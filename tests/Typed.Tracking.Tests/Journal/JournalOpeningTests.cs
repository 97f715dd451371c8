using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>What an opening reads, repairs and leaves alone, and a file that something else has changed.</summary>
[Collection(nameof(Alone))]
public sealed class JournalOpeningTests : JournalOnDisk
{
    [Theory]
    [InlineData("directory-flushed", false)]
    [InlineData("flushed", false)]
    [InlineData("flushed", true)]
    public async Task An_opening_that_the_disk_refuses_holds_no_file(string point, bool isTorn)
    {
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, Records.Intent("1"));
        }

        await File.AppendAllTextAsync(FilePath, isTorn ? "torn" : "", Records.Ct);
        Refuse(point, isFull: true);
        await using var refused = new FileJobJournal(Directory);
        await Assert.ThrowsAsync<IOException>(() => refused.OpenAsync(Records.Ct));
        Checkpoint.OnReached = null;
        await using var again = new FileJobJournal(Directory);
        Assert.Equal(1, (await again.OpenAsync(Records.Ct)).Jobs);
    }

    [Fact]
    public async Task What_an_unfinished_rewriting_left_is_removed_and_a_whole_journal_is_not_rewritten()
    {
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, Records.Intent("1"));
            await AddAsync(journal, Settled("2"));
        }

        await File.WriteAllTextAsync(FilePath + ".new", "half", Records.Ct);
        foreach (var isTorn in new[] { false, true })
        {
            await File.AppendAllTextAsync(FilePath, isTorn ? "torn" : "", Records.Ct);
            Reached.Clear();
            Checkpoint.OnReached = Reached.Enqueue;
            await using var journal = await OpenAsync();
            Checkpoint.OnReached = null;
            Assert.Equal(["flushed", "directory-flushed"], Reached);
            Assert.False(File.Exists(FilePath + ".new"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_something_else_has_changed_is_reported_and_not_copied(bool isCut)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nothing else can write to an open journal.");
        var (first, job) = (Settled("1"), Settled("2"));
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, first);
            await AddAsync(journal, job);
        }

        await using (var journal = await OpenAsync())
        {
            var bytes = await ReadSharedAsync();
            // One bit in the last record, or its last byte.
            using (var handle = File.OpenHandle(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.None))
            {
                if (isCut)
                {
                    RandomAccess.SetLength(handle, bytes.Length - 1);
                }
                else
                {
                    RandomAccess.Write(handle, [(byte)(bytes[^5] ^ 1)], bytes.Length - 5);
                }
            }

            var changed = await Assert.ThrowsAsync<JournalFaultedException>(async () => await journal.FindAsync(job.Key, Records.Ct));
            Assert.Equal("A record of the journal was changed by something else.", changed.InnerException!.Message);
            Assert.Equal(first.Key, (await journal.FindAsync(first.Key, Records.Ct))!.Key);
            await Assert.ThrowsAsync<JournalNotErasedException>(async () => await journal.EraseAsync(first.Key, Records.Ct));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Earlier_versions_leave_the_file_at_the_next_opening(bool isTorn)
    {
        var (job, other) = (Records.Intent("1"), Settled("2"));
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, job);
            await AddAsync(journal, other);
            job = await journal.UpdateAsync(job with { Status = "next" }, "A", Records.Ct);
        }

        await File.AppendAllTextAsync(FilePath, isTorn ? "torn" : "", Records.Ct);
        await using (var journal = await OpenAsync())
        {
            Assert.Equal("next", (await journal.FindAsync(job.Key, Records.Ct))!.Status);
        }

        Assert.Equal(JournalFormat.HeaderLength + JournalFormat.Frame(job).Length + JournalFormat.Frame(other).Length, new FileInfo(FilePath).Length);
    }

    [Fact]
    public async Task Of_equal_jobs_in_the_file_the_one_that_was_created_first_counts()
    {
        var (later, earlier) = (Records.Intent("1", at: SimClock.Start.AddSeconds(1)), Records.Intent("1"));
        await using (var journal = await OpenAsync())
        {
            foreach (var record in new[] { later, earlier })
            {
                await journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), allowEqual: true, Records.Ct);
            }
        }

        await using var again = await OpenAsync();
        Assert.Equal(earlier.Key, (await again.FindUnsettledAsync(earlier.Identity!, Records.Ct))!.Key);
    }

    private async Task<byte[]> ReadSharedAsync()
    {
        await using var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Records.Ct);
        return bytes;
    }
}
