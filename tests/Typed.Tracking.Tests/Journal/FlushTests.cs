using System.Collections.Concurrent;
using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>The order of writes and flushes: nothing is acknowledged, and no file replaced, before the disk has it.</summary>
[Collection(nameof(Alone))]
public sealed class FlushTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<string> _reached = new();

    public void Dispose()
    {
        Checkpoint.OnReached = null;
        _directory.Dispose();
    }

    [Fact]
    public async Task A_write_is_flushed_before_it_is_acknowledged()
    {
        await using var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        Checkpoint.OnReached = _reached.Enqueue;
        Assert.Null(await journal.AddAsync(Records.Intent("a"), "A", TimeSpan.FromMinutes(1), false, Records.Ct));
        // The first two are the half record that an armed checkpoint writes.
        Assert.Equal(["flushed", "journal-half-written", "journal-written", "flushed", "journal-flushed"], _reached);
    }

    [Fact]
    public async Task A_compaction_is_flushed_before_it_has_the_journals_name_and_then_its_name_is()
    {
        await using var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        var record = Records.Intent("a");
        await journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct);
        await journal.UpdateAsync(record with { State = JobState.Refused, EndedAt = record.CreatedAt }, "A", Records.Ct);
        Checkpoint.OnReached = _reached.Enqueue;
        // An erasure rewrites the file.
        Assert.True(await journal.EraseAsync(record.Key, Records.Ct));
        Assert.Equal(["compaction-written", "flushed", "compaction-flushed", "compaction-renamed", "directory-flushed"], _reached);
    }

    [Fact]
    public async Task A_new_journal_and_its_name_are_flushed_before_the_first_write()
    {
        Checkpoint.OnReached = _reached.Enqueue;
        await using var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
        Assert.Equal(["flushed", "directory-flushed"], _reached);
    }
}
