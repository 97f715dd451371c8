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
        var ends = await FillAsync(2);
        var bytes = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        for (var length = 0; length <= bytes.Length; length++)
        {
            using var copy = new TemporaryDirectory();
            await File.WriteAllBytesAsync(copy.Sub("jobs.journal"), bytes[..length], Records.Ct);
            await using (var journal = new FileJobJournal(copy.Path))
            {
                var found = await journal.OpenAsync(Records.Ct);
                var expected = ends.Count(end => end <= length);
                Assert.Equal(expected, found.Jobs);
                Assert.Equal(0, found.DamagedBytes);
                var whole = length < 16 ? 0 : expected == 0 ? 16 : ends[expected - 1];
                Assert.Equal(length - whole, found.TornBytes);
                Assert.Equal(found.TornBytes > 0, found.TornCopy is not null);
                if (found.TornCopy is { } torn)
                {
                    Assert.Equal(bytes[whole..length], await File.ReadAllBytesAsync(torn, Records.Ct));
                }

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
    public async Task A_flipped_bit_in_the_header_costs_no_record()
    {
        await FillAsync(3);
        var whole = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        for (var bit = 0; bit < 16 * 8; bit += 3)
        {
            using var copy = new TemporaryDirectory();
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(copy.Sub("jobs.journal"), damaged, Records.Ct);
            await using (var journal = new FileJobJournal(copy.Path))
            {
                var found = await journal.OpenAsync(Records.Ct);
                Assert.Equal((3, 16), (found.Jobs, found.DamagedBytes));
                Assert.Equal(damaged, await File.ReadAllBytesAsync(found.DamagedCopy!, Records.Ct));
            }

            // The header was written anew.
            Assert.Equal(whole, await File.ReadAllBytesAsync(copy.Sub("jobs.journal"), Records.Ct));
        }
    }

    [Fact]
    public async Task A_damaged_header_without_a_record_behind_it_is_refused_and_left_alone()
    {
        await FillAsync(0);
        var bytes = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        bytes[13] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes, Records.Ct);
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            Assert.Contains("damaged", (await Assert.ThrowsAsync<JournalFormatException>(() => journal.OpenAsync(Records.Ct))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath, Records.Ct));
    }

    [Fact]
    public async Task A_record_that_is_too_large_is_refused_before_anything_is_written()
    {
        var large = Records.Intent("large") with { Request = Records.Json($$"""{"image":"{{new string('A', 17_000_000)}}"}""") };
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            await journal.OpenAsync(Records.Ct);
            var refused = await Assert.ThrowsAsync<JournalRecordTooLargeException>(
                async () => await journal.AddAsync(large, "A", TimeSpan.FromMinutes(1), false, Records.Ct));
            Assert.Equal(large.Key, refused.Key);
            Assert.Null(await journal.FindAsync(large.Key, Records.Ct));
            // The journal goes on.
            Assert.Null(await journal.AddAsync(Records.Intent("next"), "A", TimeSpan.FromMinutes(1), false, Records.Ct));
        }

        await using var again = new FileJobJournal(_directory.Path);
        var found = await again.OpenAsync(Records.Ct);
        Assert.True(found.IsClean);
        Assert.Equal(1, found.Jobs);
    }

    [Fact]
    public async Task A_large_record_that_an_earlier_version_wrote_is_read()
    {
        await FillAsync(1);
        await using (var file = new FileStream(FilePath, FileMode.Append))
        {
            var json = System.Text.Encoding.UTF8.GetBytes(Records.Json(Records.Intent("large") with { Label = new string('A', 20_000_000) }));
            var frame = new byte[8 + json.Length];
            BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
            json.CopyTo(frame, 8);
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Typed.Tracking.Journal.Crc32.Of([.. frame[..4], .. json]));
            await file.WriteAsync(frame, Records.Ct);
        }

        await using var journal = new FileJobJournal(_directory.Path);
        var found = await journal.OpenAsync(Records.Ct);
        Assert.True(found.IsClean);
        Assert.Equal(2, found.Jobs);
    }

    [Fact]
    public async Task Parameters_of_settled_jobs_leave_the_file_at_the_next_start_and_an_erased_job_at_once()
    {
        var (one, other) = (Records.Intent("1") with { Request = Records.Json("""{"prompt":"first secret"}""") }, Records.Intent("2") with { Request = Records.Json("""{"prompt":"second secret"}""") });
        await using (var journal = new FileJobJournal(_directory.Path))
        {
            await journal.OpenAsync(Records.Ct);
            foreach (var intent in new[] { one, other })
            {
                await journal.AddAsync(intent, "A", TimeSpan.FromMinutes(1), false, Records.Ct);
                await journal.UpdateAsync(Records.Opened(intent, intent.RequestHash!) with { State = JobState.Failed, EndedAt = TimeProvider.System.GetUtcNow() }, "A", Records.Ct);
            }

            await journal.EraseAsync(one.Key, Records.Ct);
            var text = await ReadSharedAsync();
            Assert.DoesNotContain(one.Key.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain("first secret", text, StringComparison.Ordinal);
        }

        await using (var journal = new FileJobJournal(_directory.Path))
        {
            await journal.OpenAsync(Records.Ct);
        }

        Assert.DoesNotContain("secret", await ReadSharedAsync(), StringComparison.Ordinal);
        Assert.Contains(other.Key.ToString(), await ReadSharedAsync(), StringComparison.Ordinal);

        async Task<string> ReadSharedAsync()
        {
            await using var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return await reader.ReadToEndAsync(Records.Ct);
        }
    }

    [Fact]
    public async Task Its_files_are_readable_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no modes.");
            return;
        }

        await FillAsync(1);
        await File.AppendAllTextAsync(FilePath, "torn", Records.Ct);
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var journal = new FileJobJournal(_directory.Path);
        var found = await journal.OpenAsync(Records.Ct);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(found.TornCopy!));
    }

    [Fact]
    public void Settled_jobs_are_not_read_for_an_uncertain_one()
    {
        var index = new Typed.Tracking.Journal.JournalIndex(TimeProvider.System);
        for (var i = 0; i < 1000; i++)
        {
            index.Put(Records.Intent(Records.Text(i)) with { State = JobState.Failed });
        }

        var uncertain = Records.Intent("doubt") with { State = JobState.Uncertain };
        index.Put(uncertain);
        Assert.Equal(uncertain.Key, Assert.Single(index.Candidates(JobQuery.Uncertain)));
        Assert.Equal(1001, index.Candidates(new JobQuery()).Count);
        index.Put(uncertain with { State = JobState.Failed, Version = 2 });
        Assert.Empty(index.Candidates(JobQuery.Uncertain));
        Assert.Empty(index.Claim("A", TimeSpan.FromMinutes(1), ["acme"], int.MaxValue));
    }

    [Fact]
    public async Task Settled_jobs_stay_in_the_file_and_are_found_through_restarts_and_compactions()
    {
        var options = new FileJobJournalOptions { CompactAboveBytes = 4000 };
        var settled = Enumerable.Range(0, 20).Select(i => Records.Opened(Records.Intent($"s{i}", at: SimClock.Start.AddSeconds(i)), $"j{i}") with
        {
            State = i % 2 == 0 ? JobState.Succeeded : JobState.Failed,
            EndedAt = SimClock.Start.AddMinutes(i),
            FetchedAt = SimClock.Start.AddHours(1),
            IdempotencyKey = i == 0 ? "order-1" : null,
            Assets = [new JobAsset { Url = new Uri($"https://cdn.example/{i}.mp4") }],
        }).ToList();
        await using (var journal = new FileJobJournal(_directory.Path, options))
        {
            await journal.OpenAsync(Records.Ct);
            foreach (var record in settled)
            {
                await journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct);
            }
        }

        await using (var journal = new FileJobJournal(_directory.Path, options))
        {
            await journal.OpenAsync(Records.Ct);
            await AssertAllAsync(journal);
            // It is read from the file each time.
            Assert.NotSame(await journal.FindAsync(settled[1].Key, Records.Ct), await journal.FindAsync(settled[1].Key, Records.Ct));
            for (var i = 0; i < 60; i++)
            {
                await journal.AddAsync(Records.Intent($"open {i}", at: SimClock.Start.AddDays(1)), "A", TimeSpan.FromMinutes(1), false, Records.Ct);
            }

            await AssertAllAsync(journal);
            // The request of the caller's key was submitted, although its job has ended.
            Assert.Equal(settled[0].Key, (await journal.AddAsync(settled[0] with { Key = Guid.NewGuid(), JobId = null, State = JobState.Intent }, "A", TimeSpan.FromMinutes(1), false, Records.Ct))!.Key);
            // One is taken up again, one is erased.
            var resumed = await journal.UpdateAsync(settled[2] with { State = JobState.Open, JobId = "another" }, "A", Records.Ct);
            Assert.True(await journal.EraseAsync(settled[3].Key, Records.Ct));
            Assert.Equal(resumed.Key, (await journal.FindByJobIdAsync("acme", "another", Records.Ct))!.Key);
            Assert.Null(await journal.FindByJobIdAsync("acme", "j2", Records.Ct));
            Assert.Null(await journal.FindByJobIdAsync("acme", "j3", Records.Ct));
            settled.RemoveRange(2, 2);
        }

        await using var again = new FileJobJournal(_directory.Path, options);
        Assert.Equal(79, (await again.OpenAsync(Records.Ct)).Jobs);
        await AssertAllAsync(again);
        Assert.NotNull(await again.FindByJobIdAsync("acme", "another", Records.Ct));

        async Task AssertAllAsync(FileJobJournal journal)
        {
            foreach (var record in settled)
            {
                Assert.Equal(Records.Json(record), Records.Json((await journal.FindAsync(record.Key, Records.Ct))!));
                Assert.Equal(record.Key, (await journal.FindByJobIdAsync("acme", record.JobId!, Records.Ct))!.Key);
            }

            var listed = await journal.ListAsync(new JobQuery { States = [JobState.Succeeded, JobState.Failed] }, Records.Ct).ToListAsync();
            Assert.Equal(settled.Select(record => record.Key), listed.Select(record => record.Key));
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
