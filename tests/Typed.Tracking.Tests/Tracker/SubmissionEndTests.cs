using System.Diagnostics;
using Typed.Providers;
using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>How a submission ends for the caller, for others who wait for the job, and for the budget of the provider.</summary>
public sealed class SubmissionEndTests : IAsyncDisposable
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly WatchedJournal _journal;
    private readonly SimProvider _provider;
    private JobTracker _tracker = null!;
    private TrackedJob? _seen;
    private Task? _waiting;

    public SubmissionEndTests()
    {
        _journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        _provider = new SimProvider(_clock);
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task An_accepted_job_that_another_machine_has_claimed_is_reported_and_the_tracker_goes_on()
    {
        await using var tracker = await StartAsync();
        SeeOnSubmit(Fate.Answer);
        _journal.OnUpdate = record => throw new JournalConflictException(record.Key, "Held by another.");
        var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(("j1", _seen!.Key), (lost.JobId, lost.Key));
        Assert.IsType<JournalConflictException>(lost.InnerException);
        Assert.Same(lost, await Assert.ThrowsAsync<UnrecordedJobException>(() => _waiting!));
        Assert.Equal((0, null), (tracker.Health().Followed, tracker.Health().Fault));
        await GoesOnAsync(tracker);
    }

    [Fact]
    public async Task An_accepted_job_that_cannot_be_written_stops_the_tracker()
    {
        await using var tracker = await StartAsync();
        _journal.OnUpdate = _ => throw new JournalFaultedException("jobs", null);
        var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
        Assert.Equal("j1", lost.JobId);
        Assert.Same(lost, tracker.Health().Fault);
        _journal.OnUpdate = _ => { };
        await Assert.ThrowsAsync<InvalidOperationException>(() => tracker.SubmitAsync("b"));
        Assert.Equal(1, _provider.Posts);
    }

    [Theory]
    [InlineData(Fate.Refused, typeof(InsufficientCreditsException))]
    [InlineData(Fate.LostAfter, typeof(UncertainSubmissionException))]
    public async Task An_end_that_another_machine_has_written_is_reported_as_what_it_is_and_the_tracker_goes_on(object fate, Type expected)
    {
        await using var tracker = await StartAsync();
        SeeOnSubmit((Fate)fate);
        _journal.OnUpdate = record => throw new JournalConflictException(record.Key, "Held by another.");
        var error = await Record.ExceptionAsync(() => tracker.SubmitAsync("a"));
        Assert.IsType(expected, error);
        Assert.IsNotType<AggregateException>(error!.InnerException);
        await Assert.ThrowsAsync<JournalConflictException>(() => _waiting!);
        Assert.Equal(0, tracker.Health().Followed);
        await GoesOnAsync(tracker);
    }

    [Fact]
    public async Task The_id_that_another_machine_has_written_is_not_replaced()
    {
        await using var tracker = await StartAsync();
        WriteElsewhere(record => record with { State = JobState.Open, JobId = "j9" });
        var lost = await Assert.ThrowsAsync<UnrecordedJobException>(() => tracker.SubmitAsync("a"));
        Assert.Equal("j1", lost.JobId);
        Assert.Equal(("j9", JobState.Open), (_table.Rows[lost.Key].Record.JobId, _table.Rows[lost.Key].Record.State));
        await GoesOnAsync(tracker);
    }

    [Fact]
    public async Task An_end_that_another_machine_has_recorded_for_the_same_id_is_kept()
    {
        await using var tracker = await StartAsync();
        WriteElsewhere(record => record with { State = JobState.Failed, JobId = "j1", Reason = "Too dark.", EndedAt = _clock.GetUtcNow() });
        var job = await tracker.SubmitAsync("a");
        Assert.Equal((JobState.Failed, "Too dark."), (job.State, job.Record.Reason));
        Assert.Equal(JobState.Failed, _table.Rows[job.Key].Record.State);
        Assert.Equal(0, tracker.Health().Followed);
    }

    [Fact]
    public async Task A_job_that_another_machine_has_found_does_not_become_uncertain()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.LostAfter;
        WriteElsewhere(record => record with { State = JobState.Open, JobId = "j1" });
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Equal((JobState.Open, "j1"), (_table.Rows.Values.Single().Record.State, _table.Rows.Values.Single().Record.JobId));
    }

    [Fact]
    public async Task Others_who_wait_for_a_job_see_that_it_was_refused()
    {
        await using var tracker = await StartAsync();
        SeeOnSubmit(Fate.Refused);
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => tracker.SubmitAsync("a"));
        Assert.Equal((JobState.Refused, "Too few."), (_seen!.State, _seen.Record.Reason));
        Assert.Equal(0, tracker.Health().Followed);
        await Assert.ThrowsAnyAsync<TypedException>(() => _waiting!);
    }

    [Fact]
    public async Task The_reason_of_an_unknown_error_is_its_type()
    {
        var provider = new OddProvider(_clock, _ => throw new KeyNotFoundException("With a secret."));
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, provider);
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Equal("The request may have reached acme, and may be charged.", error.Message);
        Assert.IsType<KeyNotFoundException>(error.InnerException);
        Assert.Equal("KeyNotFoundException", _table.Rows.Values.Single().Record.Reason);
    }

    [Fact]
    public async Task An_answer_without_a_usable_id_is_explained()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, new OddProvider(_clock, _ => null!));
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Equal("The request may have reached acme, and may be charged. The submission was accepted, but the answer has no id that can be polled.", error.Message);
        Assert.Equal("The submission was accepted, but the answer has no id that can be polled.", _table.Rows.Values.Single().Record.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_the_journal_does_not_take_gives_its_place_in_the_budget_back(bool fails)
    {
        await using var tracker = await StartAsync(new TrackedProviderOptions { Polling = SimTracker.Exact, Budget = new RequestBudget(1, TimeSpan.FromSeconds(3)) });
        await tracker.SubmitAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(4));
        _journal.OnAdd = _ => { if (fails) { throw new JournalRecordTooLargeException(Guid.NewGuid(), 2, 1); } };
        var error = await Record.ExceptionAsync(() => tracker.SubmitAsync(fails ? "too large" : "a"));
        Assert.IsType(fails ? typeof(JournalRecordTooLargeException) : typeof(DuplicateSubmissionException), error);
        Assert.Equal(1, tracker.Health().Followed);
        _journal.OnAdd = _ => { };
        Assert.True(tracker.SubmitAsync("b").IsCompletedSuccessfully);
        Assert.Equal(2, _provider.Posts);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(20, 20)]
    public async Task A_rate_limit_holds_the_other_requests_back_too(int? retryAfter, int expected)
    {
        var posts = new List<TimeSpan>();
        var provider = new OddProvider(_clock, count =>
        {
            posts.Add(_clock.Elapsed);
            return count == 1
                ? throw new RateLimitedException("acme", "Too many.") { RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null }
                : new JobSnapshot { Id = "j" + Records.Text(count), Status = new JobStatus("queued", JobPhase.Pending) };
        });
        await using var tracker = await SimTracker.StartAsync(_clock, _journal, provider);
        var (first, second) = (tracker.SubmitAsync("a"), tracker.SubmitAsync("b"));
        while (!first.IsCompleted || !second.IsCompleted)
        {
            Assert.True(_clock.AdvanceToNext(TimeSpan.FromMinutes(1)));
        }

        Assert.Equal([0, expected, expected], posts.Select(at => at.TotalSeconds));
    }

    [Fact]
    public async Task A_wait_for_the_next_attempt_that_is_cancelled_ends_the_submission()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.NoConnection;
        using var stop = new CancellationTokenSource();
        var submission = tracker.SubmitAsync("acme", "m/1", Records.Json("{}"), cancellationToken: stop.Token);
        Assert.False(submission.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submission);
        Assert.Equal((1, JobState.NotSent), (_provider.Posts, _table.Rows.Values.Single().Record.State));
        Assert.Equal(0, tracker.Health().Followed);
    }

    [Fact]
    public async Task The_record_keeps_the_trace_of_the_caller()
    {
        await using var tracker = await StartAsync();
        using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        var job = await tracker.SubmitAsync("a");
        Assert.Equal(caller.TraceId.ToHexString(), job.Record.TraceParent!.Split('-')[1]);
    }

    private async Task<JobTracker> StartAsync(TrackedProviderOptions? options = null) => _tracker = await SimTracker.StartAsync(_clock, _journal, _provider, options: options);

    // Someone learns of the job from the journal while its request is under way.
    private void SeeOnSubmit(Fate fate) => _provider.OnSubmit = () =>
    {
        var found = _tracker.FindAsync(_table.Rows.Keys.Single(), Records.Ct);
        Assert.True(found.IsCompletedSuccessfully);
        _seen = found.Result!;
        _waiting = _seen.WaitAsync(cancellationToken: Records.Ct);
        return fate;
    };

    // Between the answer and the write of its outcome.
    private void WriteElsewhere(Func<JobRecord, JobRecord> change) => _journal.OnUpdate = record =>
    {
        var row = _table.Rows[record.Key];
        row.Record = change(row.Record) with { Version = row.Record.Version + 1 };
        _journal.OnUpdate = _ => { };
    };

    private async Task GoesOnAsync(JobTracker tracker)
    {
        _journal.OnUpdate = _ => { };
        _provider.OnSubmit = () => Fate.Answer;
        Assert.Equal(JobState.Open, (await tracker.SubmitAsync("another")).State);
        Assert.Equal(1, tracker.Health().Followed);
    }

    private sealed class OddProvider(SimClock clock, Func<int, JobSnapshot> answer) : SimProvider(clock), IGenerationProvider
    {
        private int _count;

        Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(answer(++_count));
            }
            catch (Exception exception)
            {
                return Task.FromException<JobSnapshot>(exception);
            }
        }
    }
}
