using Microsoft.Extensions.Diagnostics.HealthChecks;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Hosting;

namespace Typed.TrackingTests.Tracker;

/// <summary>Which answers of a provider are believed, and what those that are not do to the others.</summary>
public sealed class AnswerTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_about_another_job_ends_none(bool hasList)
    {
        var provider = Make(hasList);
        await using var tracker = await StartAsync(provider);
        var jobs = await SubmitAsync(tracker, 5);
        provider.OnStatusCheck = () => Fate.AnotherJob;
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.All(jobs, job => Assert.Equal(JobState.Open, job.State));
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(tracker)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_that_cannot_be_read_lower_the_rate_of_requests_and_show_in_the_health(bool hasList)
    {
        var provider = Make(hasList);
        await using var tracker = await StartAsync(provider);
        await SubmitAsync(tracker, 100);
        _clock.Advance(TimeSpan.FromMinutes(2));
        var before = provider.Requests.Count;
        _clock.Advance(TimeSpan.FromMinutes(2));
        var usual = provider.Requests.Count - before;
        provider.OnStatusCheck = () => Fate.Html;
        before = provider.Requests.Count;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.InRange(provider.Requests.Count - before, 1, hasList ? 8 * usual : usual / 4);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(tracker)).Status);

        provider.OnStatusCheck = () => Fate.Answer;
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(tracker)).Status);
    }

    [Fact]
    public async Task One_job_whose_answers_cannot_be_read_slows_down_itself_only()
    {
        var provider = new BrokenJobProvider(_clock);
        await using var tracker = await StartAsync(provider);
        await SubmitAsync(tracker, 10);
        _clock.Advance(TimeSpan.FromMinutes(20));
        var checks = provider.Jobs.Values.Select(job => job.StatusChecks.Count).ToList();
        Assert.InRange(checks[0], 4, 16);
        Assert.All(checks.Skip(1), count => Assert.InRange(count, 75, 90));
        var health = await HealthAsync(tracker);
        Assert.Equal((HealthStatus.Degraded, 1), (health.Status, health.Data["stuck"]));
    }

    [Fact]
    public async Task An_id_that_the_client_refuses_makes_the_job_uncertain_and_holds_up_no_other()
    {
        var provider = new RefusingProvider(_clock) { JobTime = () => TimeSpan.FromSeconds(30) };
        await using var tracker = await StartAsync(provider);
        var jobs = await SubmitAsync(tracker, 5);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(JobState.Uncertain, _table.Rows[jobs[0].Key].Record.State);
        Assert.Contains("j1", _table.Rows[jobs[0].Key].Record.Reason, StringComparison.Ordinal);
        Assert.All(jobs.Skip(1), job => Assert.Equal(JobState.Succeeded, job.State));
    }

    [Fact]
    public async Task A_status_that_is_not_known_keeps_the_job_open_and_shows_in_the_health()
    {
        var provider = new WordyProvider(_clock);
        await using var tracker = await StartAsync(provider);
        var job = await tracker.SubmitAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((JobState.Open, "canceled"), (job.State, job.Record.Status));
        var health = await HealthAsync(tracker);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(["acme: canceled"], (IReadOnlyList<string>)health.Data["unknown_statuses"]);
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

    private SimProvider Make(bool hasList)
    {
        var provider = hasList ? new SimBatchProvider(_clock) : new SimProvider(_clock);
        provider.JobTime = () => TimeSpan.FromDays(1);
        return provider;
    }

    private Task<JobTracker> StartAsync(SimProvider provider) => SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);

    private sealed class BrokenJobProvider : SimProvider, IGenerationProvider
    {
        public BrokenJobProvider(SimClock clock)
            : base(clock) => JobTime = () => TimeSpan.FromDays(1);

        async Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken)
        {
            var snapshot = await GetAsync(jobId, cancellationToken);
            return jobId == "j1" ? throw new UnexpectedResponseException(Name, "Not JSON.") : snapshot;
        }
    }

    private sealed class RefusingProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) =>
            jobId == "j1" ? throw new ArgumentException("No id of ours.", nameof(jobId)) : GetAsync(jobId, cancellationToken);
    }

    private sealed class WordyProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.GetAsync(string jobId, CancellationToken cancellationToken) =>
            Task.FromResult(new JobSnapshot { Id = jobId, Status = new JobStatus("canceled") });
    }
}
