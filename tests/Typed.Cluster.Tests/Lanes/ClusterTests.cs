using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Typed.Cluster;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;

namespace Typed.ClusterTests.Lanes;

/// <summary>Three silos and a client-only node, as one tracker.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private static readonly TimeSpan s_never = TimeSpan.FromHours(1);
    private readonly Backend _backend = new();
    private readonly Backend _other = new();
    private TestNodes? _nodes;

    private TestNodes Nodes
    {
        get
        {
            Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
            return _nodes!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Missing is not null)
        {
            return;
        }

        _nodes = await TestNodes.StartAsync(
            3,
            (services, node) =>
            {
                services.AddSingleton(_backend.ClientOf(node));
                services.AddSingleton(_backend.ClientOf(node, "slow", s_never));
                services.AddKeyedSingleton("b", _other.ClientOf(node));
            },
            (options, _) => options.Tracker.Providers["slow"] = new TrackedProviderOptions { Budget = new RequestBudget(6, s_never) },
            "b");
    }

    public async ValueTask DisposeAsync()
    {
        if (_nodes is not null)
        {
            await _nodes.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_job_of_one_node_is_polled_by_one_lane_and_every_node_sees_its_end()
    {
        var job = await SubmitAsync(Nodes.Trackers[0], "acme", "one");
        Assert.Equal(JobState.Open, job.State);
        JobTracker[] nodes = [.. Nodes.Trackers, Nodes.Client];
        var waits = nodes.Select(async tracker => await (await tracker.FindAsync(job.Key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct)).ToList();
        var id = Assert.Single(_backend.Submitted.Keys);
        // The lane polls, whoever submitted.
        await foreach (var check in job.WatchAsync(Records.Ct))
        {
            Assert.Equal("running", check.Status.Value);
            break;
        }

        _backend.Ended[id] = true;
        foreach (var result in await Task.WhenAll(waits))
        {
            Assert.Equal($"https://cdn.example/{id}.mp4", Assert.Single(result.Assets).Url.ToString());
        }

        Assert.Single(_backend.Polls[id].Distinct());
        Assert.Equal(JobState.Succeeded, (await Nodes.Client.FindAsync(job.Key, Records.Ct))!.State);
        Assert.Equal(3, (await Nodes.Client.FindAsync(job.Key, Records.Ct))!.Record.CreditsUsed);
    }

    [Fact]
    public async Task The_budget_of_a_key_holds_over_all_nodes()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Records.Ct);
        JobTracker[] nodes = [.. Nodes.Trackers, Nodes.Client];
        var submissions = Enumerable.Range(0, 16).Select(i => SubmitAsync(nodes[i % 4], "slow", Records.Text(i), stop.Token)).ToList();
        for (var i = 0; i < 6; i++)
        {
            submissions.Remove(await Task.WhenAny(submissions));
        }

        // Those that were sent used the whole budget of the hour; the others wait for a permit.
        await stop.CancelAsync();
        foreach (var submission in submissions)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submission);
        }

        Assert.Equal(6, _backend.Submitted.Count);
        Assert.True(_backend.Submitted.Values.Distinct().Count() > 1, "One node sent all submissions.");
    }

    [Fact]
    public async Task A_submission_and_its_lane_are_measured()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ClusterMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) => seen.Add($"{instrument.Name} {tags[0].Value} {seconds >= 0}"));
        listener.Start();
        await SubmitAsync(Nodes.Client, "acme", "measured");
        Assert.Contains("typed.permits.wait acme True", seen);
    }

    [Fact]
    public async Task A_verified_webhook_at_any_node_ends_the_job_without_a_poll()
    {
        var job = await SubmitAsync(Nodes.Trackers[0], "slow", "hook");
        var wait = job.WaitAsync(cancellationToken: Records.Ct);
        var id = Assert.Single(_backend.Submitted.Keys);
        var snapshot = Backend.SnapshotOf(id, isEnded: true);
        // The first may come before the lane knows the job; it is then a hint.
        var notice = new WebhookNotice("slow", id) { IsVerified = true, Status = snapshot.Status, Snapshot = snapshot, DeliveryId = "d1" };
        while (await Nodes.Client.HandleWebhookAsync(notice, Records.Ct) is WebhookOutcome.UnknownJob or WebhookOutcome.Ignored && !wait.IsCompleted)
        {
            await Task.Yield();
        }

        Assert.Single((await wait).Assets);
        Assert.Equal(3, (await Nodes.Client.FindAsync(job.Key, Records.Ct))!.Record.CreditsUsed);
        var repeated = await Nodes.Trackers[1].HandleWebhookAsync(notice, Records.Ct);
        Assert.True(repeated is WebhookOutcome.Repeated or WebhookOutcome.Ignored, repeated.ToString());
    }

    [Fact]
    public async Task A_forged_message_only_makes_the_lane_ask()
    {
        var job = await SubmitAsync(Nodes.Trackers[0], "acme", "forged");
        var id = Assert.Single(_backend.Submitted.Keys);
        var forged = Backend.SnapshotOf(id, isEnded: true);
        await Nodes.Client.HandleWebhookAsync(new WebhookNotice("acme", id) { Status = forged.Status, Snapshot = forged }, Records.Ct);
        await foreach (var _ in job.WatchAsync(Records.Ct))
        {
            break;
        }

        Assert.Equal(JobState.Open, (await Nodes.Client.FindAsync(job.Key, Records.Ct))!.State);
    }

    [Fact]
    public async Task Equal_requests_at_two_nodes_are_paid_once()
    {
        var submissions = Enumerable.Range(0, 8).Select(i => SubmitAsync(Nodes.Trackers[i % 3], "acme", "equal")).ToList();
        await Assert.ThrowsAnyAsync<DuplicateSubmissionException>(() => Task.WhenAll(submissions));
        Assert.Equal(1, submissions.Count(submission => submission.IsCompletedSuccessfully));
        Assert.Single(_backend.Submitted);
    }

    [Fact]
    public async Task Two_accounts_of_one_provider_are_two_lanes_with_jobs_of_their_own()
    {
        var a = await SubmitAsync(Nodes.Client, "acme", "same");
        var b = await SubmitAsync(Nodes.ClientServices.GetRequiredKeyedService<JobTracker>("b"), "acme", "same");
        (_backend.Ended["j1"], _other.Ended["j1"]) = (true, true);
        await Task.WhenAll(a.WaitAsync(cancellationToken: Records.Ct), b.WaitAsync(cancellationToken: Records.Ct));
        Assert.Single(_backend.Submitted);
        Assert.Single(_other.Submitted);
        Assert.Null(await Nodes.Client.FindAsync(b.Key, Records.Ct));
    }

    [Fact]
    public async Task An_uncertain_submission_is_resolved_and_abandoned_from_any_node()
    {
        _backend.LosesAnswers = true;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(Nodes.Trackers[0], "acme", "lost"));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(Nodes.Trackers[1], "acme", "unwanted"));
        var uncertain = new List<TrackedJob>();
        await foreach (var job in Nodes.Client.ListAsync(JobQuery.Uncertain, Records.Ct))
        {
            uncertain.Add(job);
        }

        Assert.Equal(["lost", "unwanted"], uncertain.Select(job => job.Record.Label).Order());
        _backend.Ended["j1"] = true;
        var resolved = await Nodes.Client.ResolveAsync(uncertain.Single(job => job.Record.Label == "lost").Key, "j1", Records.Ct);
        Assert.Single((await resolved.WaitAsync(cancellationToken: Records.Ct)).Assets);
        var unwanted = uncertain.Single(job => job.Record.Label == "unwanted").Key;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Nodes.Trackers[2].ResolveAsync(unwanted, "j1", Records.Ct));
        await Nodes.Trackers[2].AbandonAsync(unwanted, Records.Ct);
        Assert.Equal(JobState.Abandoned, (await Nodes.Client.FindAsync(unwanted, Records.Ct))!.State);
    }

    [Fact]
    public async Task The_health_check_reports_each_lane()
    {
        var check = new ClusterHealthCheck(Nodes.ClientServices);
        var result = await check.CheckHealthAsync(new HealthCheckContext(), Records.Ct);
        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal(["/acme", "/slow", "b/acme"], result.Data.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_node_whose_tracker_has_stopped_is_unhealthy()
    {
        await Nodes.ClientServices.GetRequiredKeyedService<JobTracker>("b").DisposeAsync();
        var result = await new ClusterHealthCheck(Nodes.ClientServices).CheckHealthAsync(new HealthCheckContext(), Records.Ct);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.IsType<ObjectDisposedException>(result.Exception);
    }

    private static async Task<TrackedJob> SubmitAsync(JobTracker tracker, string provider, string prompt, CancellationToken? cancellationToken = null)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.Serialize(new { prompt }));
        return await tracker.SubmitAsync(provider, "m/1", parameters.RootElement, new TrackOptions { Label = prompt }, cancellationToken ?? Records.Ct);
    }
}
