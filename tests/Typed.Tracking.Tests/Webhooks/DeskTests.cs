using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>Which message has which outcome, at the tracker itself.</summary>
public sealed class DeskTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly SimProvider _provider;

    public DeskTests() => _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_verified_message_that_is_not_final_triggers_a_status_check()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        var running = Done("j1") with { Snapshot = new JobSnapshot { Id = "j1", Status = new JobStatus("running", JobPhase.Running), CreditsUsed = 7 } };
        Assert.Equal(WebhookOutcome.Polled, await tracker.HandleWebhookAsync(running, Records.Ct));
        Assert.Equal((JobState.Open, 1), (job.State, _provider.StatusChecks));
        Assert.Equal(WebhookOutcome.Accepted, await tracker.HandleWebhookAsync(Done("j1"), Records.Ct));
        Assert.Equal((JobState.Succeeded, 1, 7m), (job.State, _provider.StatusChecks, job.Record.CreditsUsed));
    }

    [Fact]
    public async Task A_verified_message_without_a_result_triggers_a_status_check()
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        Assert.Equal(WebhookOutcome.Polled, await tracker.HandleWebhookAsync(Done("j1") with { Snapshot = null }, Records.Ct));
        Assert.Equal((JobState.Open, 1), (job.State, _provider.StatusChecks));
    }

    [Fact]
    public async Task A_delivery_is_repeated_only_if_provider_id_and_status_are_equal_and_it_is_verified()
    {
        await using var tracker = await StartAsync();
        await tracker.SubmitAsync("a");
        await tracker.SubmitAsync("b");
        Assert.Equal(WebhookOutcome.Accepted, await tracker.HandleWebhookAsync(Done("j1"), Records.Ct));
        Assert.Equal(WebhookOutcome.Repeated, await tracker.HandleWebhookAsync(Done("j1"), Records.Ct));
        Assert.Equal(WebhookOutcome.Ignored, await tracker.HandleWebhookAsync(Done("j1") with { IsVerified = false }, Records.Ct));
        Assert.Equal(WebhookOutcome.Ignored, await tracker.HandleWebhookAsync(Done("j1") with { DeliveryId = "d2" }, Records.Ct));
        Assert.Equal(WebhookOutcome.Ignored, await tracker.HandleWebhookAsync(Done("j1") with { Status = new JobStatus("failed", JobPhase.Failed) }, Records.Ct));
        Assert.Equal(WebhookOutcome.Accepted, await tracker.HandleWebhookAsync(Done("j2") with { DeliveryId = "d2" }, Records.Ct));
    }

    [Fact]
    public async Task Without_a_delivery_id_the_job_identifies_the_delivery()
    {
        await using var tracker = await StartAsync();
        await tracker.SubmitAsync("a");
        await tracker.SubmitAsync("b");
        Assert.Equal(WebhookOutcome.Accepted, await tracker.HandleWebhookAsync(Done("j1") with { DeliveryId = null }, Records.Ct));
        Assert.Equal(WebhookOutcome.Accepted, await tracker.HandleWebhookAsync(Done("j2") with { DeliveryId = null }, Records.Ct));
        Assert.Equal(WebhookOutcome.Repeated, await tracker.HandleWebhookAsync(Done("j1") with { DeliveryId = null }, Records.Ct));
    }

    [Theory]
    [InlineData("another", "j1")]
    [InlineData("acme", "../j1")]
    [InlineData("acme", "nobodys")]
    public async Task A_message_about_no_job_of_this_tracker_changes_nothing(string provider, string jobId)
    {
        await using var tracker = await StartAsync();
        var job = await tracker.SubmitAsync("a");
        Assert.Equal(WebhookOutcome.UnknownJob, await tracker.HandleWebhookAsync(Done("j1") with { Provider = provider, JobId = jobId }, Records.Ct));
        Assert.Equal((JobState.Open, 0), (job.State, _provider.StatusChecks));
    }

    [Fact]
    public async Task A_doubt_of_another_provider_is_not_settled_by_its_key()
    {
        await using var tracker = await StartAsync();
        var record = Records.Intent("x", provider: "other") with { State = JobState.Uncertain };
        _table.Rows[record.Key] = new MemoryJournal.Row { Record = record };
        Assert.Equal(WebhookOutcome.UnknownJob, await tracker.HandleWebhookAsync(new WebhookNotice("acme", "j9") { Key = record.Key }, Records.Ct));
        Assert.Null(_table.Rows[record.Key].Record.Candidates);
    }

    [Fact]
    public async Task A_doubt_keeps_up_to_eight_candidates()
    {
        await using var tracker = await StartAsync();
        _provider.OnSubmit = () => Fate.LostBefore;
        _provider.OnStatusCheck = () => Fate.NoConnection;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        var key = _table.Rows.Keys.Single();
        for (var i = 1; i <= 8; i++)
        {
            Assert.Equal(WebhookOutcome.Polled, await tracker.HandleWebhookAsync(new WebhookNotice("acme", $"c{i}") { Key = key }, Records.Ct));
        }

        Assert.Equal(WebhookOutcome.Ignored, await tracker.HandleWebhookAsync(new WebhookNotice("acme", "c9") { Key = key }, Records.Ct));
        Assert.Equal(WebhookOutcome.Polled, await tracker.HandleWebhookAsync(new WebhookNotice("acme", "c8") { Key = key }, Records.Ct));
        Assert.Equal(["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"], _table.Rows[key].Record.Candidates!);
    }

    private static WebhookNotice Done(string jobId) => new("acme", jobId)
    {
        Status = new JobStatus("done", JobPhase.Succeeded),
        DeliveryId = "d1",
        IsVerified = true,
        Snapshot = new JobSnapshot { Id = jobId, Status = new JobStatus("done", JobPhase.Succeeded), CreditsUsed = 7 },
    };

    private Task<JobTracker> StartAsync() => SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), _provider);
}
