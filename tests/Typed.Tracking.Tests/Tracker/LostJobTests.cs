using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>Another process claims a job that this one follows.</summary>
public sealed class LostJobTests : IAsyncDisposable
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly WatchedJournal _journal;
    private readonly SimProvider _provider;

    public LostJobTests()
    {
        _journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        _provider = new SimProvider(_clock);
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task A_wait_that_begins_after_the_loss_does_not_last_for_ever()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, _provider);
        var job = await LoseAsync(tracker);

        var wait = job.WaitAsync(cancellationToken: Records.Ct);

        Assert.True(wait.IsCompleted);
        await Assert.ThrowsAsync<JournalConflictException>(() => wait);
    }

    [Fact]
    public async Task A_wait_that_began_before_the_loss_ends_with_it()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, _provider);
        Task? wait = null;
        await LoseAsync(tracker, job => wait = job.WaitAsync(cancellationToken: Records.Ct));

        await Assert.ThrowsAsync<JournalConflictException>(() => wait!);
    }

    [Fact]
    public async Task A_later_wait_returns_the_end_that_the_other_process_has_written()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, _provider);
        var job = await LoseAsync(tracker);
        await Assert.ThrowsAsync<JournalConflictException>(() => job.WaitAsync(cancellationToken: Records.Ct));

        var row = _table.Rows[job.Key];
        row.Record = row.Record with { State = JobState.Succeeded, Version = row.Record.Version + 1, EndedAt = _clock.GetUtcNow() };

        Assert.Equal("j1", (await job.WaitAsync(cancellationToken: Records.Ct)).Job.Id);
        Assert.Equal(JobState.Succeeded, job.State);
    }

    // The provider has finished the job, and the end is refused because another process holds it.
    private async Task<TrackedJob> LoseAsync(JobTracker tracker, Action<TrackedJob>? before = null)
    {
        var job = await tracker.SubmitAsync("a");
        before?.Invoke(job);
        _journal.OnUpdate = record => throw new JournalConflictException(record.Key, "Held by another.");
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((0, null), (tracker.Health().Followed, tracker.Health().Fault));
        Assert.Equal(JobState.Open, job.State);
        return job;
    }
}
