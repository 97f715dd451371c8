using Typed.Providers;
using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>Submit once: what is written when, what is refused, what is in doubt.</summary>
public sealed class SubmissionTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly SimProvider _provider;

    public SubmissionTests() => _provider = new SimProvider(_clock);

    [Fact]
    public async Task The_intent_is_durable_before_the_request_leaves_and_the_id_before_the_first_wait()
    {
        await using var tracker = await StartAsync();
        JobRecord? seen = null;
        _provider.OnSubmit = () =>
        {
            seen = _table.Rows.Values.Single().Record;
            return Fate.Answer;
        };
        var job = await tracker.SubmitAsync("a");
        Assert.Equal(JobState.Intent, seen!.State);
        Assert.Equal(_provider.Jobs["j1"].Hash, seen.RequestHash);
        Assert.Equal("j1", _table.Rows[job.Key].Record.JobId);
        Assert.Equal(JobState.Open, _table.Rows[job.Key].Record.State);
        Assert.Null(_table.Rows[job.Key].Record.Request);
        Assert.Equal(0, _provider.StatusChecks);
    }

    [Fact]
    public async Task A_request_that_may_have_arrived_is_uncertain_and_kept_and_not_sent_again()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        var record = _table.Rows.Values.Single().Record;
        Assert.Equal(JobState.Uncertain, record.State);
        Assert.Equal("a", record.Request!.Value.GetProperty("prompt").GetString());

        _provider.OnSubmit = () => Fate.Answer;
        var refused = await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(record.Key, refused.Existing.Key);
        Assert.Equal(1, _provider.Posts);
        // Another request is another request.
        await tracker.SubmitAsync("b");
        Assert.Equal(2, _provider.Posts);
    }

    [Fact]
    public async Task The_user_says_which_job_it_became_or_that_there_is_none()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        var key = _table.Rows.Keys.Single();
        await Assert.ThrowsAsync<JobNotFoundException>(() => tracker.ResolveAsync(key, "nope", Records.Ct));
        var job = await tracker.ResolveAsync(key, "j1", Records.Ct);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await job.WaitAsync(cancellationToken: Records.Ct);
        Assert.Equal(JobState.Succeeded, job.State);

        _provider.OnSubmit = () => Fate.LostBefore;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("b"));
        var doubtful = (await tracker.ReconcileAsync(Records.Ct)).Single();
        await Assert.ThrowsAsync<InvalidOperationException>(() => tracker.ResolveAsync(doubtful.Key, "j1", Records.Ct));
        await tracker.AbandonAsync(doubtful.Key, Records.Ct);
        _provider.OnSubmit = () => Fate.Answer;
        await tracker.SubmitAsync("b");
        Assert.Equal(2, _provider.Jobs.Count);
    }

    [Fact]
    public async Task An_equal_request_is_refused_joined_or_sent_as_asked()
    {
        await using var tracker = await StartAsync();
        var first = await tracker.SubmitAsync("a");
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(first, await tracker.SubmitAsync("a", new TrackOptions { OnEqual = EqualRequest.Join }));
        Assert.Equal(1, _provider.Posts);
        Assert.NotEqual(first, await tracker.SubmitAsync("a", new TrackOptions { OnEqual = EqualRequest.Send }));
        Assert.Equal(2, _provider.Posts);
    }

    [Fact]
    public async Task What_surely_did_not_leave_is_tried_again_and_then_told()
    {
        await using var tracker = await StartAsync();
        var fates = new Queue<Fate>([Fate.NoConnection, Fate.TooMany, Fate.Answer]);
        _provider.OnSubmit = () => fates.Dequeue();
        var submitted = tracker.SubmitAsync("a");
        while (!submitted.IsCompleted)
        {
            Assert.True(_clock.AdvanceToNext(TimeSpan.FromMinutes(1)));
        }

        Assert.Equal(JobState.Open, (await submitted).State);
        Assert.Equal(0, _provider.TooEarly);
        Assert.True(_clock.Elapsed >= _provider.RetryAfter);

        _provider.OnSubmit = () => Fate.NoConnection;
        var failing = tracker.SubmitAsync("b");
        while (!failing.IsCompleted)
        {
            Assert.True(_clock.AdvanceToNext(TimeSpan.FromMinutes(1)));
        }

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => failing);
        Assert.Equal(JobState.NotSent, _table.Rows.Values.Single(row => row.Record.State != JobState.Open).Record.State);
        _provider.OnSubmit = () => Fate.Answer;
        await tracker.SubmitAsync("b");
    }

    [Fact]
    public async Task A_refusal_is_settled_and_costs_nothing()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.Refused;
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(JobState.Refused, _table.Rows.Values.Single().Record.State);
        _provider.OnSubmit = () => Fate.Answer;
        await tracker.SubmitAsync("a");
    }

    [Fact]
    public async Task An_intent_without_its_process_is_uncertain_and_asked_for_where_there_is_a_way()
    {
        var provider = new FindingProvider(_clock);
        var (arrived, absent, unknown) = (Intent("1"), Intent("2"), Intent("3"));
        var job = provider.Add("1", TimeSpan.FromSeconds(10));
        provider.Finding = request => request.InputParams.Span.IndexOf("\"1\""u8) > 0 ? new SubmissionFinding(provider.Snapshot(job))
            : request.InputParams.Span.IndexOf("\"2\""u8) > 0 ? new SubmissionFinding(null, IsAbsent: true)
            : SubmissionFinding.Unknown;
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);

        Assert.Equal(unknown.Key, tracker.Recovery!.Uncertain.Single().Key);
        Assert.Equal("j1", _table.Rows[arrived.Key].Record.JobId);
        Assert.Equal(JobState.NotSent, _table.Rows[absent.Key].Record.State);
        Assert.Equal(JobState.Uncertain, _table.Rows[unknown.Key].Record.State);
        Assert.Equal(0, provider.Posts);

        JobRecord Intent(string prompt)
        {
            var record = Records.Intent(prompt) with { Request = Records.Json($$"""{"prompt":"{{prompt}}"}""") };
            _table.Rows[record.Key] = new MemoryJournal.Row { Record = record };
            return record;
        }
    }

    [Fact]
    public async Task An_answer_that_holds_the_result_is_written_with_it_in_one_step()
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        await using var tracker = await SimTracker.StartAsync(_clock, journal, _provider);
        _provider.IsImmediate = () => true;
        var job = await tracker.SubmitAsync("a");
        Assert.Equal([JobState.Succeeded], journal.Written);
        Assert.Equal(("j1", 1m), (job.Record.JobId, job.Record.CreditsUsed));
        await job.WaitAsync(cancellationToken: Records.Ct);

        // The same where a person, or a webhook, names the job of an uncertain submission.
        _provider.IsImmediate = () => false;
        _provider.JobTime = () => TimeSpan.Zero;
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("b"));
        journal.Written.Clear();
        await tracker.ResolveAsync(_table.Rows.Values.Single(row => row.Record.State == JobState.Uncertain).Record.Key, "j2", Records.Ct);
        Assert.Equal([JobState.Succeeded], journal.Written);
    }

    [Theory]
    [InlineData(Fate.LostAfter)]
    [InlineData(Fate.LostBefore)]
    public async Task A_lost_answer_is_uncertain_also_when_the_disk_is_full_by_then(object fate)
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock)) { OnUpdate = _ => throw new JournalFaultedException("jobs", new IOException("No space left on device.")) };
        await using var tracker = await SimTracker.StartAsync(_clock, journal, _provider);
        _provider.OnSubmit = () => (Fate)fate;
        var uncertain = await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        Assert.Contains(((AggregateException)uncertain.InnerException!).InnerExceptions, inner => inner is JournalFaultedException);
        Assert.Equal(JobState.Intent, _table.Rows.Values.Single().Record.State);
        Assert.Equal(1, _provider.Posts);
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(404, true)]
    [InlineData(409, true)]
    [InlineData(307, true)]
    [InlineData(408, false)]
    [InlineData(302, false)]
    [InlineData(500, false)]
    [InlineData(200, false)]
    public async Task An_adapters_unexpected_answer_is_a_refusal_by_the_same_table_as_the_built_in_clients(int status, bool isRefused)
    {
        var provider = new OddProvider(_clock, new UnexpectedResponseException("acme", "Odd.") { StatusCode = (System.Net.HttpStatusCode)status });
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        var exception = await Assert.ThrowsAnyAsync<TypedException>(() => tracker.SubmitAsync("a"));
        Assert.Equal(isRefused, exception is UnexpectedResponseException);
        Assert.Equal(isRefused ? JobState.Refused : JobState.Uncertain, _table.Rows.Values.Single().Record.State);
    }

    [Fact]
    public async Task A_refusal_is_told_as_what_it_is_also_when_the_disk_is_full_by_then()
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock)) { OnUpdate = _ => throw new JournalFaultedException("jobs", null) };
        await using var tracker = await SimTracker.StartAsync(_clock, journal, _provider);
        _provider.OnSubmit = () => Fate.Refused;
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => tracker.SubmitAsync("a"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => tracker.SubmitAsync("b"));
        Assert.Equal(1, _provider.Posts);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("x?y=1")]
    public async Task An_answer_with_an_id_that_nobody_can_ask_for_is_uncertain(string id)
    {
        var provider = new IdProvider(_clock, id);
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        var record = _table.Rows.Values.Single().Record;
        Assert.Equal(JobState.Uncertain, record.State);
        Assert.NotNull(record.Request);
        Assert.Null(record.JobId);
    }

    [Fact]
    public async Task Equal_requests_of_two_tenants_or_with_two_keys_are_two_submissions()
    {
        await using var tracker = await StartAsync();
        await tracker.SubmitAsync("a");
        await tracker.SubmitAsync("a", new TrackOptions { Tenant = "one" });
        await tracker.SubmitAsync("a", new TrackOptions { Tenant = "two" });
        await tracker.SubmitAsync("a", new TrackOptions { Tenant = "two", IdempotencyKey = "order 1" });
        await tracker.SubmitAsync("a", new TrackOptions { Tenant = "two", IdempotencyKey = "order 2" });
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a", new TrackOptions { Tenant = "one" }));
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a", new TrackOptions { Tenant = "two", IdempotencyKey = "order 2" }));
        Assert.Equal(5, _provider.Posts);
        Assert.Single(await tracker.ListAsync(new JobQuery { Tenant = "one" }, Records.Ct).ToListAsync());
    }

    [Fact]
    public async Task Many_doubts_are_decided_in_one_call_and_one_that_fails_stops_none()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.LostAfter;
        foreach (var prompt in new[] { "a", "b", "c" })
        {
            await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync(prompt));
        }

        var doubts = (await tracker.ReconcileAsync(Records.Ct)).Select(record => record.Key).ToList();
        var resolved = await tracker.ResolveManyAsync(
            new Dictionary<Guid, string> { [doubts[0]] = "j1", [doubts[1]] = "nope", [Guid.NewGuid()] = "j9" }, Records.Ct);
        Assert.Equal([doubts[0]], resolved.Done);
        Assert.Equal(2, resolved.Failed.Count);
        Assert.IsType<JobNotFoundException>(resolved.Failed[doubts[1]]);
        Assert.Equal(2, (await tracker.AbandonManyAsync(JobQuery.Uncertain, Records.Ct)).Done.Count);
        // Abandoned by mistake.
        var resumed = await tracker.ResumeManyAsync(new JobQuery { States = [JobState.Abandoned] }, cancellationToken: Records.Ct);
        Assert.Equal(2, resumed.Done.Count);
        Assert.Equal(JobState.Uncertain, _table.Rows[doubts[1]].Record.State);
        Assert.Equal("j2", (await tracker.ResolveAsync(doubts[1], "j2", Records.Ct)).Record.JobId);
    }

    [Fact]
    public async Task A_cancellation_before_sending_leaves_nothing_behind()
    {
        await using var tracker = await StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tracker.SubmitAsync("acme", "m/1", Records.Json("{}"), cancellationToken: new CancellationToken(true)));
        Assert.Empty(_table.Rows);
        Assert.Equal(0, _provider.Posts);
    }

    private Task<JobTracker> StartAsync() => SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), _provider);

    private sealed class OddProvider(SimClock clock, Exception exception) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) => throw exception;
    }

    private sealed class IdProvider(SimClock clock, string id) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new JobSnapshot { Id = id, Status = new JobStatus("queued", JobPhase.Pending) });
    }

    private sealed class FindingProvider(SimClock clock) : SimProvider(clock), ISubmissionFinder
    {
        public Func<GenerationRequest, SubmissionFinding> Finding { get; set; } = _ => SubmissionFinding.Unknown;

        public Task<SubmissionFinding> FindAsync(GenerationRequest request, DateTimeOffset sentAt, CancellationToken cancellationToken) => Task.FromResult(Finding(request));
    }
}
