using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>A tracker takes over the jobs that nobody follows.</summary>
public sealed class TakeOverTests
{
    // More than two claims' worth.
    private const int Count = 50_001;
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();

    [Fact]
    public async Task Very_many_jobs_are_claimed_in_parts_and_none_is_left()
    {
        for (var i = 0; i < Count; i++)
        {
            var record = Records.Opened(Records.Intent(), Records.Text(i));
            _table.Rows.Add(record.Key, new MemoryJournal.Row { Record = record });
        }

        var journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        await using var tracker = new JobTracker(
            new TrackerOptions { Journal = journal, Owner = "A" }, [new GenerationClient(new SimProvider(_clock), null, _clock)], _clock);
        var recovery = await tracker.StartAsync(Records.Ct);

        Assert.Equal(Count, recovery.Resumed.Select(record => record.Key).Distinct().Count());
        Assert.Equal(Count, tracker.Health().Followed);
        Assert.All(_table.Rows.Values, row => Assert.Equal("A", row.Owner));
        // A claim is one statement of the database, which must not take a minute.
        Assert.InRange(journal.LargestClaim, 1, Count / 2);
    }
}
