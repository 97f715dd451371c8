using Typed.Tracking;
using Typed.Tracking.Lanes;

namespace Typed.TrackingTests.Tracker;

/// <summary>A tracker receives jobs that it claimed: from a node of a cluster, or again after an outage of the journal.</summary>
public sealed class AdoptionTests : IAsyncDisposable
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly WatchedJournal _journal;
    private readonly SimProvider _provider;

    public AdoptionTests()
    {
        _journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        _provider = new SimProvider(_clock);
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task An_intent_whose_outcome_its_process_could_not_record_becomes_uncertain()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, _provider);
        var intent = Records.Intent();
        _table.Rows[intent.Key] = new MemoryJournal.Row { Record = intent };

        tracker.Adopt([intent]);

        var record = _table.Rows[intent.Key].Record;
        Assert.Equal((JobState.Uncertain, "The process ended while the request was being sent."), (record.State, record.Reason));
        Assert.Null(tracker.Health().Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_job_that_is_followed_already_is_not_followed_twice(int age)
    {
        var once = await ChecksAsync(_ => []);

        Assert.Equal(once, await ChecksAsync(_ => [], (tracker, record) => tracker.Adopt([record with { Version = record.Version - age }])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_claim_that_returns_followed_jobs_again_causes_no_request(int age)
    {
        var once = await ChecksAsync(_ => []);

        Assert.Equal(once, await ChecksAsync(record => [record with { Version = record.Version - age }]));
    }

    private static async Task<int> ChecksAsync(Func<JobRecord, IReadOnlyList<JobRecord>> claimed, Action<JobTracker, JobRecord>? then = null)
    {
        var (clock, table) = (new SimClock(), new MemoryJournal.Table());
        await using var journal = new WatchedJournal(new MemoryJournal(table, clock));
        var provider = new SimProvider(clock) { JobTime = () => TimeSpan.FromMinutes(10) };
        await using var tracker = await SimTracker.StartAsync(clock, journal, provider);
        var job = await tracker.SubmitAsync("a");
        var claims = 0;
        journal.OnClaim = _ =>
        {
            claims++;
            return claimed(table.Rows[job.Key].Record);
        };
        then?.Invoke(tracker, table.Rows[job.Key].Record);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(claims > 2);
        Assert.Equal(1, tracker.Health().Followed);
        Assert.True(provider.StatusChecks > 2);
        return provider.StatusChecks;
    }
}
