using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>No wait outlives the tracker, whether it began before or after the end.</summary>
public sealed class StoppedTrackerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly SimProvider _provider;

    public StoppedTrackerTests() => _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task A_journal_that_cannot_be_written_ends_waits_from_before_and_after()
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        await using var tracker = await SimTracker.StartAsync(_clock, journal, _provider);
        var job = await tracker.SubmitAsync("a");
        var before = job.WaitAsync(cancellationToken: Records.Ct);
        journal.OnUpdate = _ => throw new JournalFaultedException("jobs", new IOException("No space left on device."));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<JournalFaultedException>(() => before.WaitAsync(s_patience, Records.Ct));
        await Assert.ThrowsAsync<JournalFaultedException>(() => job.WaitAsync(cancellationToken: Records.Ct).WaitAsync(s_patience, Records.Ct));
    }

    [Fact]
    public async Task A_disposed_tracker_ends_waits_from_before_and_after()
    {
        var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), _provider);
        var job = await tracker.SubmitAsync("a");
        var before = job.WaitAsync(cancellationToken: Records.Ct);
        await tracker.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => before.WaitAsync(s_patience, Records.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => job.WaitAsync(cancellationToken: Records.Ct).WaitAsync(s_patience, Records.Ct));
    }
}
