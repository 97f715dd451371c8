using System.Buffers.Binary;
using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>What is particular to the file: torn ends, damage, compaction, the lock.</summary>
public sealed class FileJournalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => Path.Combine(_directory.Path, "jobs.journal");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_cut_at_any_byte_gives_back_every_whole_record_and_goes_on()
    {
        var ends = await FillAsync(4);
        var whole = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        for (var length = 0; length <= whole.Length; length++)
        {
            using var copy = new TemporaryDirectory();
            await File.WriteAllBytesAsync(copy.Sub("jobs.journal"), whole[..length], Records.Ct);
            await using (var journal = new FileJobJournal(copy.Path))
            {
                var found = await journal.OpenAsync(Records.Ct);
                var expected = ends.Count(end => end <= length);
                Assert.Equal(expected, found.Jobs);
                Assert.Equal(0, found.DamagedBytes);
                Assert.Equal(length - (length < 16 ? 0 : expected == 0 ? 16 : ends[expected - 1]), found.TornBytes);
                // What was not whole is no obstacle to what comes next.
                Assert.Null(await journal.AddAsync(Records.Intent("next"), "A", TimeSpan.FromMinutes(1), false, Records.Ct));
            }

            await using var again = new FileJobJournal(copy.Path);
            var second = await again.OpenAsync(Records.Ct);
            Assert.True(second.IsClean);
            Assert.Equal(ends.Count(end => end <= length) + 1, second.Jobs);
        }
    }

    [Fact]
    public async Task A_torn_end_longer_than_what_comes_next_leaves_nothing_behind()
    {
        await FillAsync(1);
        await using (var file = new FileStream(FilePath, FileMode.Append))
        {
            await file.WriteAsync(new byte[100_000], Records.Ct);
        }

        await using (var journal = new FileJobJournal(_directory.Path))
        {
            Assert.Equal(100_000, (await journal.OpenAsync(Records.Ct)).TornBytes);
            await journal.AddAsync(Records.Intent("next"), "A", TimeSpan.FromMinutes(1), false, Records.Ct);
        }

        await using var again = new FileJobJournal(_directory.Path);
        var found = await again.OpenAsync(Records.Ct);
        Assert.True(found.IsClean);
        Assert.Equal(2, found.Jobs);
    }

    [Fact]
    public async Task Damage_at_any_byte_of_the_middle_is_reported_and_costs_one_record()
    {
        var ends = await FillAsync(3);
        var whole = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        for (var at = ends[0]; at < ends[1]; at++)
        {
            using var copy = new TemporaryDirectory();
            var damaged = whole.ToArray();
            damaged[at] ^= 0x40;
            await File.WriteAllBytesAsync(copy.Sub("jobs.journal"), damaged, Records.Ct);
            await using var journal = new FileJobJournal(copy.Path);
            var found = await journal.OpenAsync(Records.Ct);
            Assert.Equal(2, found.Jobs);
            Assert.Equal(ends[1] - ends[0], found.DamagedBytes);
            Assert.False(found.IsClean);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(found.DamagedCopy!, Records.Ct));
        }
    }

    [Fact]
    public async Task A_second_tracker_is_kept_out_until_the_first_is_gone()
    {
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            await journal.OpenAsync(Records.Ct);
            await using var second = new FileJobJournal(_directory.Path);
            var exception = await Assert.ThrowsAsync<JournalInUseException>(() => second.OpenAsync(Records.Ct));
            Assert.Contains(_directory.Path, exception.Message, StringComparison.Ordinal);
        }

        await using var third = new FileJobJournal(_directory.Path);
        await third.OpenAsync(Records.Ct);
    }

    [Fact]
    public async Task Another_format_is_refused_and_left_alone()
    {
        var bytes = new byte[40];
        "TYPEDJOB"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 2);
        await File.WriteAllBytesAsync(FilePath, bytes, Records.Ct);
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            var exception = await Assert.ThrowsAsync<JournalFormatException>(() => journal.OpenAsync(Records.Ct));
            Assert.Contains("format 2", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath, Records.Ct));
    }

    [Fact]
    public async Task The_file_stays_small_and_keeps_what_is_not_settled()
    {
        var options = new FileJobJournalOptions { CompactAboveBytes = 20_000, KeepSettledAtMost = 10 };
        var open = Records.Intent("stays");
        long longest = 0;
        await using (var journal = new FileJobJournal(_directory.Path, options))
        {
            await journal.OpenAsync(Records.Ct);
            await journal.AddAsync(open, "A", TimeSpan.FromMinutes(1), false, Records.Ct);
            for (var i = 0; i < 1000; i++)
            {
                var record = Records.Intent(Records.Text(i));
                await journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct);
                await journal.UpdateAsync(record with { State = JobState.Failed, EndedAt = SimClock.Start.AddSeconds(i) }, "A", Records.Ct);
                longest = Math.Max(longest, new FileInfo(FilePath).Length);
            }
        }

        Assert.InRange(longest, 1, 40_000);
        await using var again = new FileJobJournal(_directory.Path, options);
        var found = await again.OpenAsync(Records.Ct);
        Assert.True(found.IsClean);
        Assert.Equal(1, found.Unsettled);
        Assert.NotNull(await again.FindAsync(open.Key, Records.Ct));
        Assert.InRange(found.Jobs, 11, 120);
    }

    [Fact]
    public async Task Many_writers_at_once_are_all_on_the_disk_with_few_flushes()
    {
        var records = Enumerable.Range(0, 500).Select(i => Records.Intent(Records.Text(i))).ToList();
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            await journal.OpenAsync(Records.Ct);
            await Task.WhenAll(records.Select(record => Task.Run(async () => await journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct))));
        }

        await using var again = new FileJobJournal(_directory.Path);
        Assert.Equal(500, (await again.OpenAsync(Records.Ct)).Jobs);
    }

    [Fact]
    public async Task A_closed_journal_takes_nothing()
    {
        var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        await journal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.AddAsync(Records.Intent(), "A", TimeSpan.FromMinutes(1), false, Records.Ct));
    }

    // The end of each record in the file.
    private async Task<List<int>> FillAsync(int count)
    {
        var ends = new List<int>();
        await using var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        for (var i = 0; i < count; i++)
        {
            await journal.AddAsync(Records.Intent(Records.Text(i)), "A", TimeSpan.FromMinutes(1), false, Records.Ct);
            ends.Add((int)new FileInfo(FilePath).Length);
        }

        return ends;
    }
}
