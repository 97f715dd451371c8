using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>Calls that a file journal refuses, and a list during which jobs change.</summary>
public sealed class FileJournalCallsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_key_is_added_once()
    {
        await using var journal = await OpenAsync();
        var job = Records.Intent("1");
        await AddAsync(journal, job);
        foreach (var again in new[] { job with { RequestHash = "2" }, job with { RequestHash = null } })
        {
            var refused = await Assert.ThrowsAsync<JournalConflictException>(() => AddAsync(journal, again));
            Assert.Equal((job.Key, "The journal already has a job with this key."), (refused.Key, refused.Message));
        }

        Assert.Equal("1", (await journal.FindAsync(job.Key, Records.Ct))!.RequestHash);
    }

    [Fact]
    public async Task Each_change_that_is_refused_says_why()
    {
        await using var journal = await OpenAsync();
        var job = Records.Intent("1");
        await AddAsync(journal, job);
        await AssertRefusedAsync("The job was changed after it was read.", () => journal.UpdateAsync(job with { Version = 2 }, "A", Records.Ct).AsTask());
        await AssertRefusedAsync("The job was changed after it was read.", () => journal.UpdateAsync(job with { Key = Guid.NewGuid() }, "A", Records.Ct).AsTask());
        await AssertRefusedAsync("Another owner holds the job.", () => journal.UpdateAsync(job, "B", Records.Ct).AsTask());
        await AssertRefusedAsync("The job is not settled.", () => journal.EraseAsync(job.Key, Records.Ct).AsTask());
        Assert.False(await journal.EraseAsync(Guid.NewGuid(), Records.Ct));
        Assert.Equal(1, (await journal.FindAsync(job.Key, Records.Ct))!.Version);

        static async Task AssertRefusedAsync(string message, Func<Task> change) =>
            Assert.Equal(message, (await Assert.ThrowsAsync<JournalConflictException>(change)).Message);
    }

    [Fact]
    public async Task A_cancelled_change_changes_nothing()
    {
        await using var journal = await OpenAsync();
        var job = Records.Intent("1");
        var cancelled = new CancellationToken(canceled: true);
        await AddAsync(journal, job);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.UpdateAsync(job with { State = JobState.Failed }, "A", cancelled));
        Assert.Equal(JobState.Intent, (await journal.FindAsync(job.Key, Records.Ct))!.State);
        await journal.UpdateAsync(job with { State = JobState.Failed }, "A", Records.Ct);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.EraseAsync(job.Key, cancelled));
        Assert.NotNull(await journal.FindAsync(job.Key, Records.Ct));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.ListAsync(new JobQuery(), cancelled).ToListAsync());
    }

    [Fact]
    public async Task A_closed_journal_changes_and_erases_nothing()
    {
        var journal = await OpenAsync();
        var (open, settled) = (Records.Intent("1"), Records.Intent("2") with { State = JobState.Failed });
        await AddAsync(journal, open);
        await AddAsync(journal, settled);
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        var closed = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.UpdateAsync(open, "A", Records.Ct));
        Assert.Equal(nameof(FileJobJournal), closed.ObjectName);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.EraseAsync(settled.Key, Records.Ct));
        await using var again = await OpenAsync();
        Assert.Equal(2, (await again.ListAsync(new JobQuery(), Records.Ct).ToListAsync()).Count);
    }

    [Fact]
    public async Task Calls_without_a_record_a_query_or_a_directory_are_refused()
    {
        Assert.Equal("directory", Assert.Throws<ArgumentException>(() => new FileJobJournal("")).ParamName);
        await using var journal = await OpenAsync();
        Assert.Equal("record", (await Assert.ThrowsAsync<ArgumentNullException>(() => AddAsync(journal, null!))).ParamName);
        Assert.Equal("record", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await journal.UpdateAsync(null!, "A", Records.Ct))).ParamName);
        Assert.Equal("query", (await Assert.ThrowsAsync<ArgumentNullException>(() => journal.ListAsync(null!, Records.Ct).ToListAsync())).ParamName);
    }

    [Fact]
    public async Task A_list_has_what_fits_when_its_turn_comes()
    {
        await using var journal = await OpenAsync();
        var jobs = Enumerable.Range(0, 4).Select(i => Records.Intent(Records.Text(i), at: SimClock.Start.AddSeconds(i))).ToList();
        foreach (var job in jobs)
        {
            await AddAsync(journal, job);
        }

        var listed = new List<string?>();
        await foreach (var job in journal.ListAsync(JobQuery.Unsettled, Records.Ct))
        {
            if (listed.Count == 0)
            {
                // One has ended, another is gone.
                var ended = await journal.UpdateAsync(jobs[1] with { State = JobState.Failed }, "A", Records.Ct);
                var gone = await journal.UpdateAsync(jobs[2] with { State = JobState.Failed }, "A", Records.Ct);
                Assert.True(await journal.EraseAsync(gone.Key, Records.Ct));
                Assert.Equal(2, ended.Version);
            }

            listed.Add(job.RequestHash);
        }

        Assert.Equal(["0", "3"], listed);
    }

    [Fact]
    public async Task What_ended_long_ago_by_the_system_clock_leaves_the_journal()
    {
        var options = new FileJobJournalOptions { KeepSettledFor = TimeSpan.FromDays(1) };
        await using var journal = await OpenAsync(options);
        var now = TimeProvider.System.GetUtcNow();
        var (old, young, erased) = (Ended("1", now.AddDays(-2)), Ended("2", now.AddHours(-2)), Ended("3", now));
        foreach (var job in new[] { old, young, erased })
        {
            await AddAsync(journal, job);
        }

        // An erasure rewrites the file.
        Assert.True(await journal.EraseAsync(erased.Key, Records.Ct));
        Assert.Equal("2", Assert.Single(await journal.ListAsync(new JobQuery(), Records.Ct).ToListAsync()).RequestHash);

        static JobRecord Ended(string hash, DateTimeOffset at) => Records.Intent(hash, at: at) with { State = JobState.Failed, EndedAt = at };
    }

    private static Task<JobRecord?> AddAsync(FileJobJournal journal, JobRecord record) => journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct).AsTask();

    private async Task<FileJobJournal> OpenAsync(FileJobJournalOptions? options = null)
    {
        var journal = new FileJobJournal(_directory.Path, options);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
