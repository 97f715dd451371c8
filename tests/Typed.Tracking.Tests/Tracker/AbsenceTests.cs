using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Tracker;

/// <summary>From when a job counts as missing, and which jobs count when many are.</summary>
public sealed class AbsenceTests
{
    private readonly SimClock _clock = new();
    private readonly SimProvider _provider;

    public AbsenceTests() => _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromDays(1) };

    [Fact]
    public async Task The_period_begins_with_the_first_answer_that_the_job_is_missing()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(30));
        _provider.Jobs["j1"].IsGone = true;
        var before = _provider.StatusChecks;
        for (var i = 0; i < 8; i++)
        {
            // A webhook makes the tracker ask at once.
            await tracker.HandleWebhookAsync(new WebhookNotice("acme", "j1"), Records.Ct);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(_provider.StatusChecks - before >= 6, $"asked {_provider.StatusChecks - before} times");
        Assert.Equal(JobState.Open, job.State);
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(JobState.Gone, job.State);
    }

    [Fact]
    public async Task Two_answers_in_a_row_are_too_few_however_much_time_is_between_them()
    {
        var polling = new PollingOptions { FirstDelay = TimeSpan.FromMinutes(5), Interval = TimeSpan.FromMinutes(5), BackoffFactor = 1, MaxInterval = TimeSpan.FromMinutes(5), Jitter = 0 };
        await using var tracker = await StartAsync(new TrackedProviderOptions { Polling = polling });
        var job = await tracker.SubmitAsync("a");
        _provider.Jobs["j1"].IsGone = true;
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal((2, JobState.Open), (_provider.StatusChecks, job.State));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((3, JobState.Gone), (_provider.StatusChecks, job.State));
    }

    [Fact]
    public async Task Jobs_of_another_provider_do_not_make_the_missing_ones_few()
    {
        var other = new SimProvider(_clock, "other") { JobTime = () => TimeSpan.FromDays(1) };
        var options = new TrackerOptions { Journal = new MemoryJournal(new MemoryJournal.Table(), _clock) };
        options.Providers["acme"] = options.Providers["other"] = new TrackedProviderOptions { Polling = SimTracker.Exact };
        await using var tracker = new JobTracker(options, [new GenerationClient(_provider, null, _clock), new GenerationClient(other, null, _clock)], _clock) { Random = () => 0.5 };
        await tracker.StartAsync(Records.Ct);
        var jobs = new List<TrackedJob>();
        for (var i = 0; i < 10; i++)
        {
            var request = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = Records.Text(i) });
            jobs.Add(await tracker.SubmitAsync(i < 3 ? "acme" : "other", "m/1", request, cancellationToken: Records.Ct));
        }

        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.All(jobs, job => Assert.Equal(JobState.Open, job.State));
    }

    [Fact]
    public async Task Requests_under_way_do_not_make_the_missing_ones_few()
    {
        var provider = new HeldProvider(_clock) { JobTime = () => TimeSpan.FromDays(1) };
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(new MemoryJournal.Table(), _clock), provider);
        var jobs = new List<TrackedJob>();
        for (var i = 0; i < 3; i++)
        {
            jobs.Add(await tracker.SubmitAsync(Records.Text(i)));
        }

        provider.Hold = new TaskCompletionSource();
        var underWay = Enumerable.Range(3, 6).Select(i => tracker.SubmitAsync(Records.Text(i))).ToList();
        provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.All(jobs, job => Assert.Equal(JobState.Open, job.State));
        provider.Hold.SetException(new InsufficientCreditsException("acme", "Too few."));
        foreach (var submission in underWay)
        {
            await Assert.ThrowsAsync<InsufficientCreditsException>(() => submission);
        }
    }

    [Fact]
    public async Task The_log_says_once_that_most_jobs_are_missing()
    {
        using var log = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        var options = new TrackerOptions { Journal = new MemoryJournal(new MemoryJournal.Table(), _clock) };
        options.Providers["acme"] = new TrackedProviderOptions { Polling = SimTracker.Exact };
        await using var tracker = new JobTracker(options, [new GenerationClient(_provider, null, _clock)], _clock, loggers) { Random = () => 0.5 };
        await tracker.StartAsync(Records.Ct);
        for (var i = 0; i < 4; i++)
        {
            await tracker.SubmitAsync(Records.Text(i));
        }

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(Warnings());
        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("acme does not show 4 of 4 open jobs: wrong account or address? Meanwhile no job becomes gone", Assert.Single(Warnings()));
        // Again only after they were shown in between.
        _provider.OnStatusCheck = () => Fate.Answer;
        _clock.Advance(TimeSpan.FromMinutes(30));
        _provider.OnStatusCheck = () => Fate.Missing;
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(2, Warnings().Count());

        IEnumerable<string> Warnings() => log.Collector.GetSnapshot().Where(record => record.Message.Contains("does not show", StringComparison.Ordinal)).Select(record => record.Message);
    }

    private Task<JobTracker> StartAsync(TrackedProviderOptions? options = null) =>
        SimTracker.StartAsync(_clock, new MemoryJournal(new MemoryJournal.Table(), _clock), _provider, options: options);

    private sealed class HeldProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        public TaskCompletionSource? Hold { get; set; }

        async Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
        {
            await (Hold?.Task ?? Task.CompletedTask);
            return await SubmitAsync(request, cancellationToken);
        }
    }
}
