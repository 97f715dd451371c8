using Microsoft.Extensions.Diagnostics.HealthChecks;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Hosting;

namespace Typed.TrackingTests.Tracker;

/// <summary>When a job that the provider does not show is gone, and when the keys or the address are wrong.</summary>
public sealed class MissingJobTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly SimProvider _provider;

    public MissingJobTests() => _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_job_is_gone_when_the_provider_says_so_several_times_over_minutes()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _provider.Jobs["j1"].IsGone = true;
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(JobState.Open, job.State);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(tracker)).Status);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(JobState.Gone, job.State);
        Assert.Equal([5, 65, 125], _provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds));
        await Assert.ThrowsAsync<JobNotFoundException>(() => job.WaitAsync(cancellationToken: Records.Ct));
    }

    [Fact]
    public async Task A_job_that_is_shown_in_between_is_not_gone()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _provider.OnStatusCheck = () => _provider.StatusChecks % 3 == 0 ? Fate.Answer : Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(JobState.Open, job.State);
    }

    [Theory]
    [InlineData(Fate.GatewayMissing)]
    [InlineData(Fate.Html)]
    public async Task A_gateways_page_ends_no_job_however_long_it_lasts(object fate)
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _provider.OnStatusCheck = () => (Fate)fate;
        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(JobState.Open, job.State);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(tracker)).Status);
        _provider.OnStatusCheck = () => Fate.Answer;
        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(tracker)).Status);
    }

    [Fact]
    public async Task A_part_that_is_missing_once_does_not_end_its_job()
    {
        var provider = new TwoPartProvider(_clock);
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        var job = await tracker.SubmitAsync("a");
        provider.IsPartMissing = true;
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(JobState.Open, job.State);
        provider.IsPartMissing = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((JobState.Succeeded, 2), (job.State, job.Record.Assets!.Count));

        // Missing several times over minutes: the job ends with what there is.
        var other = await tracker.SubmitAsync("b");
        provider.IsPartMissing = true;
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((JobState.Succeeded, 1), (other.State, other.Record.Assets!.Count));
    }

    [Fact]
    public async Task When_most_jobs_vanish_none_is_gone_and_one_loud_state_says_why()
    {
        await using var tracker = await StartAsync();
        var jobs = await SubmitAsync(tracker, 40);
        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.All(jobs, job => Assert.Equal(JobState.Open, job.State));
        var health = await HealthAsync(tracker);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("account or address", health.Description, StringComparison.Ordinal);
        // Every fifteen minutes, not every fifteen seconds.
        var checks = _provider.StatusChecks;
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.InRange(_provider.StatusChecks - checks, 1, 40 * 5);

        _provider.OnStatusCheck = () => Fate.Answer;
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.All(jobs, job => Assert.Equal(JobState.Succeeded, job.State));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(tracker)).Status);
    }

    [Fact]
    public async Task A_few_of_many_that_vanish_are_gone()
    {
        await using var tracker = await StartAsync();
        var jobs = await SubmitAsync(tracker, 10);
        foreach (var id in new[] { "j1", "j2", "j3", "j4" })
        {
            _provider.Jobs[id].IsGone = true;
        }

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(4, jobs.Count(job => job.State == JobState.Gone));
        Assert.Equal(6, jobs.Count(job => job.State == JobState.Open));
    }

    [Theory]
    [InlineData(6, 3, true, 3)]
    [InlineData(5, 3, true, 0)]
    [InlineData(2, 2, true, 2)]
    [InlineData(5, 5, true, 0)]
    [InlineData(5, 5, false, 5)]
    public async Task More_than_half_of_at_least_three_are_held(int count, int missing, bool holds, int gone)
    {
        await using var tracker = await SimTracker.StartAsync(
            _clock, new MemoryJournal(_table, _clock), _provider, options: new TrackedProviderOptions { Polling = SimTracker.Exact, HoldWhenManyVanish = holds });
        var jobs = await SubmitAsync(tracker, count);
        for (var i = 1; i <= missing; i++)
        {
            _provider.Jobs["j" + Records.Text(i)].IsGone = true;
        }

        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Enumerable.Range(0, count).Select(i => i < gone ? JobState.Gone : JobState.Open), jobs.Select(job => job.State));
    }

    [Fact]
    public async Task A_job_that_stays_missing_is_asked_for_less_and_less_often()
    {
        _provider.AccountId = "old";
        await using (var before = await StartAsync())
        {
            await before.SubmitAsync("a");
        }

        _provider.AccountId = "new";
        _provider.OnStatusCheck = () => Fate.Missing;
        await using var tracker = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        var checks = _provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds).ToList();
        var pauses = checks.Skip(1).Zip(checks, (later, earlier) => later - earlier).ToList();
        // Two confirmations within the period, then the usual delay, then twice as long each time, up to 15 minutes.
        Assert.Equal([60, 60], pauses.Take(2));
        Assert.InRange(pauses[2], 0.1, 15);
        Assert.Equal([30, 60, 120, 240, 480, 900, 900], pauses.Skip(3).Take(7));
    }

    [Fact]
    public async Task A_job_whose_answers_are_unusable_is_asked_for_less_and_less_often()
    {
        await using var tracker = await StartAsync();
        await tracker.SubmitAsync("a");
        _provider.OnStatusCheck = () => Fate.Html;
        _clock.Advance(TimeSpan.FromHours(1));
        var checks = _provider.Jobs["j1"].StatusChecks.Select(at => at.TotalSeconds).ToList();
        // Three usual delays, then twice as long each time, up to 15 minutes.
        Assert.Equal([2, 3, 4.5, 30, 60, 120, 240, 480, 900, 900], checks.Skip(1).Zip(checks, (later, earlier) => Math.Round(later - earlier, 1)).Take(10));
    }

    [Fact]
    public async Task Many_answers_within_seconds_do_not_make_a_job_gone()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _provider.Jobs["j1"].IsGone = true;
        for (var i = 0; i < 11; i++)
        {
            // A webhook makes the tracker ask at once.
            await tracker.HandleWebhookAsync(new Typed.Tracking.Webhooks.WebhookNotice("acme", "j1"), Records.Ct);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(_provider.StatusChecks >= 10, $"asked {_provider.StatusChecks} times");
        Assert.Equal(JobState.Open, job.State);
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(JobState.Gone, job.State);
    }

    [Fact]
    public async Task Two_answers_do_not_make_a_job_gone_however_much_time_is_between_them()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _provider.OnStatusCheck = () => _provider.StatusChecks switch { 1 => Fate.Missing, < 10 => Fate.NoConnection, 10 => Fate.Missing, _ => Fate.Answer };
        _clock.Advance(TimeSpan.FromMinutes(50));
        Assert.True(_provider.StatusChecks > 10, $"asked {_provider.StatusChecks} times");
        Assert.Equal(JobState.Open, job.State);
    }

    [Fact]
    public async Task A_job_that_was_taken_for_gone_is_resumed_resolved_or_abandoned()
    {
        await using var tracker = await StartAsync();
        var jobs = await SubmitAsync(tracker, 2);
        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.All(jobs, job => Assert.Equal(JobState.Gone, job.State));

        _provider.OnStatusCheck = () => Fate.Answer;
        var resumed = await tracker.ResumeAsync(jobs[0].Key, cancellationToken: Records.Ct);
        var resolved = await tracker.ResolveAsync(jobs[1].Key, "j2", Records.Ct);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (resumed.State, resolved.State));

        var third = await tracker.SubmitAsync("third");
        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await tracker.AbandonAsync(third.Key, Records.Ct);
        Assert.Equal(JobState.Abandoned, _table.Rows[third.Key].Record.State);
    }

    [Fact]
    public async Task Another_accounts_jobs_are_never_gone_and_the_start_says_so()
    {
        _provider.AccountId = "right";
        TrackedJob job;
        await using (var tracker = await StartAsync())
        {
            job = await tracker.SubmitAsync("a");
            Assert.Equal("right", _table.Rows[job.Key].Record.Account);
        }

        _provider.AccountId = "wrong";
        _provider.OnStatusCheck = () => Fate.Missing;
        await using (var tracker = await StartAsync())
        {
            Assert.Equal(job.Key, Assert.Single(tracker.Recovery!.OtherAccount).Key);
            _clock.Advance(TimeSpan.FromHours(3));
            Assert.Equal(JobState.Open, _table.Rows[job.Key].Record.State);
            var health = await HealthAsync(tracker);
            Assert.Equal((HealthStatus.Unhealthy, 1), (health.Status, health.Data["other_account"]));
        }

        _provider.AccountId = "right";
        _provider.OnStatusCheck = () => Fate.Answer;
        await using var again = await StartAsync();
        Assert.Empty(again.Recovery!.OtherAccount);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Succeeded, _table.Rows[job.Key].Record.State);
    }

    [Fact]
    public async Task A_job_that_new_keys_show_belongs_to_their_account()
    {
        _provider.AccountId = "old key";
        await using (var tracker = await StartAsync())
        {
            await tracker.SubmitAsync("a");
        }

        _provider.AccountId = "new key";
        await using var again = await StartAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("new key", JobState.Open), (_table.Rows.Values.Single().Record.Account, _table.Rows.Values.Single().Record.State));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(again)).Status);
    }

    private sealed class TwoPartProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        public bool IsPartMissing { get; set; }

        Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) => Task.FromResult(new JobSnapshot
        {
            Id = jobId,
            Status = new JobStatus("done", JobPhase.Succeeded),
            Assets = [.. Enumerable.Range(1, IsPartMissing ? 1 : 2).Select(number => new Asset(new Uri("https://cdn.example/" + Records.Text(number))))],
            HasMissingPart = IsPartMissing,
        });
    }

    private static Task<HealthCheckResult> HealthAsync(JobTracker tracker) => new TrackerHealthCheck(tracker).CheckHealthAsync(new HealthCheckContext(), Records.Ct);

    private static async Task<List<TrackedJob>> SubmitAsync(JobTracker tracker, int count)
    {
        var jobs = new List<TrackedJob>();
        for (var i = 0; i < count; i++)
        {
            jobs.Add(await tracker.SubmitAsync(Records.Text(i)));
        }

        return jobs;
    }

    private Task<JobTracker> StartAsync() => SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), _provider);
}
