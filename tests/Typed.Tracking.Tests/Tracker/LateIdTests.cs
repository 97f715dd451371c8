using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Tracker;

/// <summary>The lease of a node has ended, and the lane has taken the job, when the provider's answer arrives: only this node knows the id.</summary>
public sealed class LateIdTests : IAsyncDisposable
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly WatchedJournal _journal;
    private readonly SimProvider _provider;
    private readonly Lane _lane = new();

    public LateIdTests()
    {
        _journal = new WatchedJournal(new MemoryJournal(_table, _clock)) { OnUpdate = record => throw new JournalConflictException(record.Key, "Held by the lane.") };
        _provider = new SimProvider(_clock);
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task The_lane_gets_the_id()
    {
        await using var tracker = await StartAsync();
        _lane.Resolve = (record, id) => record with { State = JobState.Open, JobId = id, Version = 7 };
        var job = await tracker.SubmitAsync("a");
        Assert.Equal((job.Key, "j1"), Assert.Single(_lane.Resolved));
        Assert.Equal((JobState.Open, "j1", 7), (job.State, job.Record.JobId, job.Record.Version));
        Assert.Equal((0, null), (tracker.Health().Followed, tracker.Health().Fault));
    }

    [Fact]
    public async Task A_lane_that_has_the_id_already_is_not_called()
    {
        await using var tracker = await StartAsync();
        _journal.OnUpdate = record =>
        {
            var row = _table.Rows[record.Key];
            row.Record = row.Record with { State = JobState.Open, JobId = "j1" };
            throw new JournalConflictException(record.Key, "Held by the lane.");
        };
        var job = await tracker.SubmitAsync("a");
        Assert.Empty(_lane.Resolved);
        Assert.Equal((JobState.Open, "j1"), (job.State, job.Record.JobId));
    }

    [Fact]
    public async Task If_the_lane_cannot_be_reached_the_caller_gets_the_id()
    {
        await using var tracker = await StartAsync();
        _lane.Resolve = (_, _) => throw new TimeoutException("No answer.");
        var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(("j1", _table.Rows.Keys.Single()), (lost.JobId, lost.Key));
        Assert.IsType<JournalConflictException>(lost.InnerException);
        Assert.Equal((0, null), (tracker.Health().Followed, tracker.Health().Fault));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_not_the_lane_s_job()
    {
        await using var tracker = await StartAsync();
        _journal.OnUpdate = _ => throw new JournalFaultedException("jobs", null);
        await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
        Assert.Empty(_lane.Resolved);
    }

    private async Task<JobTracker> StartAsync()
    {
        var client = new GenerationClient(_provider, new GenerationClientOptions(), _clock);
        var tracker = new JobTracker(new TrackerOptions { Journal = _journal, Owner = "node" }, [client], _clock, loggers: null, _lane);
        await tracker.StartAsync(Records.Ct);
        return tracker;
    }

    private sealed class Lane : IRemoteLanes
    {
        public List<(Guid Key, string JobId)> Resolved { get; } = [];

        public Func<JobRecord, string, JobRecord> Resolve { get; set; } = (_, _) => throw new NotSupportedException();

        public Task<JobRecord> ResolveAsync(JobRecord record, string jobId, CancellationToken cancellationToken)
        {
            Resolved.Add((record.Key, jobId));
            return Task.FromResult(Resolve(record, jobId));
        }

        public Task WaitForBudgetAsync(string provider, string? tenant, CancellationToken cancellationToken) => Task.CompletedTask;

        public void Answered(string provider)
        {
        }

        public void GiveBack(string provider)
        {
        }

        public void Pause(string provider, TimeSpan pause) => throw new NotSupportedException();

        public void HandOver(JobRecord record) => throw new NotSupportedException();

        public IAsyncEnumerable<JobNews> WatchAsync(JobRecord record, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AbandonAsync(JobRecord record, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<JobRecord> ResumeAsync(JobRecord record, TimeSpan? deadline, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReconcileAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<JobRecord> RecordFetchedAsync(JobRecord fetched, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
