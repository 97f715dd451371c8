using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>When jobs are polled, and what ends them.</summary>
public sealed class SchedulerTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();

    [Fact]
    public async Task Status_checks_start_after_the_typical_time_and_follow_the_strategy()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromSeconds(60) };
        await using var tracker = await StartAsync(provider, new TrackedProviderOptions { Polling = SimTracker.Exact, TypicalTime = _ => TimeSpan.FromSeconds(40) });
        var job = await tracker.SubmitAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await job.WaitAsync(cancellationToken: Records.Ct);
        // 40, then 2, 3, 4.5, 6.75, 10.125 on, each rounded up to 0.1.
        Assert.Equal([40, 42, 45, 49.5, 56.3, 66.5], provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds));
    }

    [Fact]
    public async Task A_step_of_the_wall_clock_moves_no_status_check()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromSeconds(20) };
        await using var tracker = await StartAsync(provider);
        await tracker.SubmitAsync("a");
        _clock.StepWallClock(TimeSpan.FromHours(-5));
        _clock.Advance(TimeSpan.FromSeconds(6));
        _clock.StepWallClock(TimeSpan.FromDays(3));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([5, 7, 10, 14.5, 21.3], provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds));
    }

    [Fact]
    public async Task Jobs_share_requests_where_there_is_a_list_and_one_left_out_is_asked_for_alone()
    {
        var provider = new SimBatchProvider(_clock);
        await using var tracker = await StartAsync(provider);
        var jobs = new List<TrackedJob>();
        for (var i = 0; i < 250; i++)
        {
            jobs.Add(await tracker.SubmitAsync(Records.Text(i)));
        }

        provider.LeftOut.Add("j7");
        provider.Jobs["j9"].IsGone = true;
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, provider.Lists);
        Assert.Equal(5, provider.Requests.Count - provider.Posts);
        Assert.Equal(JobState.Open, jobs[8].State);
        Assert.Equal(JobState.Open, jobs[6].State);
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.All(jobs, job => Assert.Equal(job == jobs[8] ? JobState.Gone : JobState.Succeeded, job.State));
    }

    [Fact]
    public async Task Too_many_requests_hold_all_jobs_of_the_provider_for_as_long_as_it_asks()
    {
        var provider = new SimProvider(_clock) { RetryAfter = TimeSpan.FromSeconds(90) };
        await using var tracker = await StartAsync(provider);
        for (var i = 0; i < 20; i++)
        {
            await tracker.SubmitAsync(Records.Text(i));
        }

        provider.OnStatusCheck = () => provider.StatusChecks == 3 ? Fate.TooMany : Fate.Answer;
        _clock.Advance(TimeSpan.FromSeconds(80));
        Assert.Equal(3, provider.StatusChecks);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, provider.TooEarly);
        Assert.All(_table.Rows.Values, row => Assert.Equal(JobState.Succeeded, row.Record.State));
    }

    [Fact]
    public async Task No_window_holds_more_requests_than_the_budget_and_submissions_go_first()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromMinutes(20) };
        var options = new TrackedProviderOptions { Polling = SimTracker.Exact, Budget = new RequestBudget(30, TimeSpan.FromMinutes(1)) };
        await using var tracker = await StartAsync(provider, options);
        var submissions = Enumerable.Range(0, 100).Select(i => tracker.SubmitAsync(Records.Text(i))).ToList();
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.All(submissions, submission => Assert.True(submission.IsCompletedSuccessfully));
        _clock.Advance(TimeSpan.FromMinutes(10));
        // While all requests are polls, a submission is still sent at once.
        var late = tracker.SubmitAsync("late");
        Assert.True(late.IsCompletedSuccessfully);
        for (var i = 30; i < provider.Requests.Count; i++)
        {
            Assert.True(provider.Requests[i] - provider.Requests[i - 30] >= TimeSpan.FromMinutes(1));
        }

        // Fair: no job is polled far more often than another.
        var checks = provider.Jobs.Values.Take(100).Select(job => job.StatusChecks.Count).ToList();
        Assert.InRange(checks.Max() - checks.Min(), 0, 1);
    }

    [Fact]
    public async Task No_window_at_the_providers_side_holds_more_than_the_budget_however_late_requests_arrive()
    {
        var random = new Random(20261128);
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromMinutes(20), Outbound = () => TimeSpan.FromMilliseconds(random.Next(0, 2000)) };
        var options = new TrackedProviderOptions { Polling = SimTracker.Exact, Budget = new RequestBudget(6, TimeSpan.FromSeconds(1)) };
        await using var tracker = await StartAsync(provider, options);
        var submissions = Enumerable.Range(0, 60).Select(i => tracker.SubmitAsync(Records.Text(i))).ToList();
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.All(submissions, submission => Assert.True(submission.IsCompletedSuccessfully));
        Assert.True(provider.Requests.Count > 300);
        for (var i = 6; i < provider.Requests.Count; i++)
        {
            Assert.True(provider.Requests[i] - provider.Requests[i - 6] >= TimeSpan.FromSeconds(1), "More than 6 within a second.");
        }
    }

    [Fact]
    public async Task A_tenant_with_many_submissions_holds_up_no_other()
    {
        var provider = new SimProvider(_clock);
        var options = new TrackedProviderOptions { Polling = SimTracker.Exact, Budget = new RequestBudget(10, TimeSpan.FromSeconds(1)) };
        await using var tracker = await StartAsync(provider, options);
        var many = Enumerable.Range(0, 60).Select(i => tracker.SubmitAsync(Records.Text(i), new TrackOptions { Tenant = "busy" })).ToList();
        var one = tracker.SubmitAsync("one", new TrackOptions { Tenant = "quiet" });
        Assert.False(one.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(one.IsCompletedSuccessfully);
        Assert.Equal(19, many.Count(submission => submission.IsCompletedSuccessfully));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(many, submission => Assert.True(submission.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task An_equal_request_is_refused_though_the_first_is_settled_before_its_turn_comes()
    {
        var provider = new SimProvider(_clock) { IsImmediate = () => true };
        var options = new TrackedProviderOptions { Polling = SimTracker.Exact, Budget = new RequestBudget(1, TimeSpan.FromMinutes(1)) };
        await using var tracker = await StartAsync(provider, options);
        await tracker.SubmitAsync("other");
        // The button is pressed twice while the budget is used up; the answer to the first holds the result.
        var first = tracker.SubmitAsync("a");
        var second = tracker.SubmitAsync("a");
        var joined = tracker.SubmitAsync("a", new TrackOptions { OnEqual = EqualRequest.Join });
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(JobState.Succeeded, (await first).Record.State);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => second);
        Assert.Equal((await first).Record.Key, (await joined).Record.Key);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, provider.Jobs.Count);
    }

    [Fact]
    public async Task A_cancelled_submission_leaves_its_place_in_the_budget_to_the_next()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromDays(1) };
        // No status check takes a part of the budget.
        var options = new TrackedProviderOptions { Polling = SimTracker.Exact, TypicalTime = _ => TimeSpan.FromDays(2), Budget = new RequestBudget(1, TimeSpan.FromHours(2)) };
        await using var tracker = await StartAsync(provider, options);
        await tracker.SubmitAsync("a");
        using var stop = new CancellationTokenSource();
        var cancelled = tracker.SubmitAsync("acme", "m/1", Records.Json("{}"), cancellationToken: stop.Token);
        var next = tracker.SubmitAsync("b");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        // An equal request is refused at once, and costs no budget either.
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.True(next.IsCompletedSuccessfully);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.True(tracker.SubmitAsync("c").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_providers_trouble_is_not_anothers()
    {
        var (slow, quick) = (new SimProvider(_clock, "slow") { Latency = () => TimeSpan.FromHours(1) }, new SimProvider(_clock, "quick"));
        await using var tracker = new JobTracker(
            new TrackerOptions { Journal = new MemoryJournal(_table, _clock) }, [new GenerationClient(slow, null, _clock), new GenerationClient(quick, null, _clock)], _clock);
        for (var i = 0; i < 50; i++)
        {
            var record = Records.Opened(Records.Intent(Records.Text(i), "slow"), slow.Add("x", TimeSpan.FromDays(1)).Id);
            _table.Rows[record.Key] = new MemoryJournal.Row { Record = record };
        }

        await tracker.StartAsync(Records.Ct);
        var job = await tracker.SubmitAsync("quick", "m/1", Records.Json("{}"), cancellationToken: Records.Ct);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(8, slow.StatusChecks);
    }

    [Fact]
    public async Task The_last_status_check_is_at_the_deadline_and_an_overdue_job_is_resumed()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromMinutes(10) };
        await using var tracker = await StartAsync(provider);
        var job = await tracker.SubmitAsync("a", new TrackOptions { Deadline = TimeSpan.FromSeconds(8) });
        var wait = job.WaitAsync(cancellationToken: Records.Ct);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([5, 7, 8], provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds));
        Assert.Equal(JobState.Overdue, (await Assert.ThrowsAsync<JobNotFinishedException>(() => wait)).Record.State);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));

        job = await tracker.ResumeAsync(job.Key, cancellationToken: Records.Ct);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(JobState.Succeeded, job.State);
    }

    [Fact]
    public async Task Jobs_are_given_as_they_finish()
    {
        var times = new Queue<int>([50, 10, 30]);
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromSeconds(times.Dequeue()) };
        await using var tracker = await StartAsync(provider);
        TrackedJob[] jobs = [await tracker.SubmitAsync("0"), await tracker.SubmitAsync("1"), await tracker.SubmitAsync("2")];
        provider.Jobs["j3"].Fails = true;
        var each = tracker.WhenEachAsync(jobs, Records.Ct).GetAsyncEnumerator(Records.Ct);
        foreach (var expected in new[] { jobs[1], jobs[2], jobs[0] })
        {
            var next = each.MoveNextAsync().AsTask();
            while (!next.IsCompleted && expected.State == JobState.Open)
            {
                _clock.AdvanceToNext(TimeSpan.FromMinutes(1));
            }

            Assert.True(await next);
            Assert.Equal(expected, each.Current);
        }

        Assert.False(await each.MoveNextAsync());
        await each.DisposeAsync();
        Assert.Equal(JobState.Failed, jobs[2].State);
        await Assert.ThrowsAsync<GenerationFailedException>(() => jobs[2].WaitAsync(cancellationToken: Records.Ct));
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_refused_keys_and_the_job_is_not_lost()
    {
        var provider = new KeylessProvider(_clock);
        await using var tracker = await StartAsync(provider);
        var job = await tracker.SubmitAsync("a");
        var wait = job.WaitAsync(cancellationToken: Records.Ct);
        provider.IsKeyless = true;
        _clock.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => wait);
        Assert.Equal(JobState.Open, job.State);
        provider.IsKeyless = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Succeeded, job.State);
    }

    [Fact]
    public async Task Another_machine_takes_the_jobs_of_one_that_is_gone()
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromMinutes(10) };
        var gone = await StartAsync(provider);
        await gone.SubmitAsync("a");
        gone.Scheduler.Stop();
        await using var other = await StartAsync(provider);
        Assert.Empty(other.Recovery!.Resumed);
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(JobState.Succeeded, _table.Rows.Values.Single().Record.State);
        Assert.Equal(1, provider.Posts);
        await gone.DisposeAsync();
    }

    private Task<JobTracker> StartAsync(Typed.Providers.IGenerationProvider provider, TrackedProviderOptions? options = null) =>
        SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider, options: options);

    private sealed class KeylessProvider(SimClock clock) : SimProvider(clock), Typed.Providers.IGenerationProvider
    {
        public bool IsKeyless { get; set; }

        Task<Typed.Providers.JobSnapshot> Typed.Providers.IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) =>
            IsKeyless ? throw new InvalidCredentialsException(Name, "No.") : GetAsync(jobId, cancellationToken);
    }
}
