using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>What is kept of a damaged journal, what is reported, and what else counts.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.Sub("jobs.journal");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_directory_that_is_not_there_is_created()
    {
        var path = Path.Combine(_directory.Path, "new", "jobs");
        await using var journal = new FileJobJournal(path);
        Assert.Equal(0, (await journal.OpenAsync(Records.Ct)).Jobs);
        Assert.True(File.Exists(Path.Combine(path, "jobs.journal")));
    }

    [Fact]
    public async Task A_torn_end_is_kept_without_a_copy_of_the_whole_file()
    {
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, Records.Intent("1"));
        }

        await File.AppendAllTextAsync(FilePath, "x", Records.Ct);
        await using var again = new FileJobJournal(_directory.Path);
        var found = await again.OpenAsync(Records.Ct);
        Assert.Equal((1, 1, 0, 0), (found.Jobs, (int)found.TornBytes, (int)found.DamagedBytes, found.UnreadableRecords));
        Assert.Null(found.DamagedCopy);
        Assert.Equal(FilePath + ".torn", found.TornCopy);
        Assert.Equal("x", await File.ReadAllTextAsync(FilePath + ".torn", Records.Ct));
    }

    [Fact]
    public async Task One_byte_between_two_records_is_damage_and_the_file_is_copied()
    {
        var (first, second) = (Records.Intent("1"), Records.Intent("2"));
        byte[] file = [.. JournalFormat.Header(), .. JournalFormat.Frame(first), 0, .. JournalFormat.Frame(second)];
        await File.WriteAllBytesAsync(FilePath, file, Records.Ct);
        await using var journal = new FileJobJournal(_directory.Path);
        var found = await journal.OpenAsync(Records.Ct);
        Assert.Equal((2, 0, 1, 0), (found.Jobs, (int)found.TornBytes, (int)found.DamagedBytes, found.UnreadableRecords));
        Assert.Null(found.TornCopy);
        Assert.Equal(FilePath + ".damaged", found.DamagedCopy);
        Assert.Equal(file, await File.ReadAllBytesAsync(FilePath + ".damaged", Records.Ct));
        Assert.Equal(second.Key, (await journal.FindAsync(second.Key, Records.Ct))!.Key);
    }

    [Fact]
    public async Task A_record_in_whose_place_something_else_is_written_is_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nothing else can write to an open journal.");
        var job = Settled("1");
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, job);
        }

        await using var again = await OpenAsync();
        var length = JournalFormat.Frame(job).Length - JournalFormat.FrameLength;
        using (var handle = File.OpenHandle(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.None))
        {
            // Whole, but no record.
            RandomAccess.Write(handle, JournalFormat.Frame(System.Text.Encoding.UTF8.GetBytes("{\"key\":5" + new string(' ', length - 9) + "}")), JournalFormat.HeaderLength);
        }

        await Assert.ThrowsAsync<JournalFaultedException>(async () => await again.FindAsync(job.Key, Records.Ct));
    }

    [Fact]
    public async Task Of_a_job_whose_newest_record_cannot_be_read_the_one_before_counts()
    {
        var (job, other) = (Records.Intent("1"), Settled("2"));
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, job);
            await AddAsync(journal, other);
        }

        var broken = JournalFormat.Frame(System.Text.Encoding.UTF8.GetBytes($$"""{"key":"{{job.Key:D}}","version":2}"""));
        await using (var file = new FileStream(FilePath, FileMode.Append))
        {
            await file.WriteAsync(broken, Records.Ct);
        }

        await using var again = new FileJobJournal(_directory.Path);
        var found = await again.OpenAsync(Records.Ct);
        Assert.Equal((2, 1, 1, 0, false), (found.Jobs, found.Unsettled, found.UnreadableRecords, (int)found.TornBytes, found.IsClean));
        Assert.Equal(broken, (await File.ReadAllBytesAsync(found.DamagedCopy!, Records.Ct))[^broken.Length..]);
        Assert.Equal(1, (await again.FindAsync(job.Key, Records.Ct))!.Version);
        Assert.NotNull(await again.FindAsync(other.Key, Records.Ct));
    }

    private static JobRecord Settled(string hash) => Records.Opened(Records.Intent(hash), $"j{hash}") with { State = JobState.Failed, EndedAt = TimeProvider.System.GetUtcNow() };

    private static Task<JobRecord?> AddAsync(FileJobJournal journal, JobRecord record) => journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct).AsTask();

    private async Task<FileJobJournal> OpenAsync()
    {
        var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
