using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Typed.Cluster;
using Typed.Cluster.Lanes;
using Typed.Cluster.Nodes;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.Lanes;

/// <summary>A lane loses its silo, or believes that it has one.</summary>
public sealed class TakeoverTests
{
    [Fact]
    public async Task When_a_silo_dies_its_lane_continues_on_another_and_waits_see_the_end()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var backend = new Backend();
        await using var nodes = await TestNodes.StartAsync(3, (services, node) => services.AddSingleton(backend.ClientOf(node)));
        var job = await SubmitAsync(nodes.Client, "one");
        var waits = nodes.Trackers.Append(nodes.Client).Select(async tracker => await (await tracker.FindAsync(job.Key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct)).ToList();
        await foreach (var _ in job.WatchAsync(Records.Ct))
        {
            break;
        }

        var lost = await nodes.SiloOfAsync();
        var index = nodes.Cluster.Silos.ToList().IndexOf(lost);
        waits.RemoveAt(index);
        await nodes.Cluster.KillSiloAsync(lost, Records.Ct);
        // A submission during the takeover waits for the new lane.
        var second = await SubmitAsync(nodes.Client, "two");
        (backend.Ended["j1"], backend.Ended["j2"]) = (true, true);
        await Task.WhenAll(waits);
        await second.WaitAsync(cancellationToken: Records.Ct);
        Assert.Equal(2, backend.Submitted.Count);
        Assert.NotEqual(lost.SiloAddress, (await nodes.SiloOfAsync()).SiloAddress);
        Assert.True(backend.Polls["j1"].Distinct().Count() == 2, "The job was polled by the lost silo and by its successor.");
    }

    [Fact]
    public async Task Of_two_engines_of_one_lane_the_older_writes_nothing_and_ends()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var backend = new Backend();
        var partition = Guid.NewGuid().ToString("N");
        await using var account = AccountOf(partition, backend.ClientOf("left"));
        await using var left = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await left.StartAsync(Records.Ct);
        var job = await SubmitAsync(left.Tracker, "one");
        await foreach (var _ in job.WatchAsync(Records.Ct))
        {
            break;
        }

        // The other side of a partition of the network believes that the first is dead.
        await using var other = AccountOf(partition, backend.ClientOf("right"));
        await using var right = new LaneEngine(other, other.Clients[0], LaneShard.Whole, null, null);
        await right.StartAsync(Records.Ct);
        Assert.Single(right.Tracker.Recovery!.Resumed);
        backend.Ended["j1"] = true;
        await (await right.Tracker.FindAsync(job.Key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct);
        // A caller that waits at the older one gets the end that the newer one wrote.
        Assert.Single((await job.WaitAsync(cancellationToken: Records.Ct)).Assets);
        // Intent, id, end: no write of the older one came between or after.
        Assert.Equal(3, (await right.Tracker.FindAsync(job.Key, Records.Ct))!.Record.Version);
        await Assert.ThrowsAnyAsync<JournalException>(() => left.AdoptAsync(job.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lane_that_has_moved_sends_nothing_for_one_window_if_the_limit_must_never_be_exceeded(bool pauses)
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var partition = Guid.NewGuid().ToString("N");
        await using var account = AccountOf(partition, new Backend().ClientOf("one"));
        account.Options.PausesAfterMove = pauses;
        account.Options.Tracker.Providers["acme"] = new TrackedProviderOptions { Budget = new RequestBudget(5, TimeSpan.FromHours(1)) };
        await using (var first = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null))
        {
            await first.StartAsync(Records.Ct);
            // It is the first: nobody has used the budget.
            Assert.True(first.AcquireAsync(null, Records.Ct).IsCompletedSuccessfully);
        }

        await using var second = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await second.StartAsync(Records.Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Records.Ct);
        var permit = second.AcquireAsync(null, stop.Token);
        Assert.Equal(!pauses, permit.IsCompleted);
        await stop.CancelAsync();
        await permit.ContinueWith(_ => { }, Records.Ct, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_lane_that_takes_over_continues_with_the_budget_that_is_left()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var partition = Guid.NewGuid().ToString("N");
        await using var account = AccountOf(partition, new Backend().ClientOf("one"));
        account.Options.Tracker.Providers["acme"] = new TrackedProviderOptions { Budget = new RequestBudget(5, TimeSpan.FromHours(1)) };
        await using var first = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await first.StartAsync(Records.Ct);
        for (var i = 0; i < 3; i++)
        {
            var permit = await first.AcquireAsync(null, Records.Ct);
            // Two were answered. One is under way, and nobody will hear of its end.
            if (i > 0)
            {
                first.Return(permit, wasSent: true);
            }
        }

        await first.SaveBudgetAsync(Records.Ct);
        // The first one is not stopped: its silo is gone.
        await using var second = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await second.StartAsync(Records.Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Records.Ct);
        var permits = Enumerable.Range(0, 3).Select(_ => second.AcquireAsync(null, stop.Token)).ToList();
        Assert.Equal([true, true, false], permits.Select(permit => permit.IsCompleted));
        // The older one is fenced: what it saves now does not count.
        await first.SaveBudgetAsync(Records.Ct);
        await second.SaveBudgetAsync(Records.Ct);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => permits[2]);
    }

    [Fact]
    public async Task What_a_dead_node_was_about_to_send_becomes_uncertain_and_what_it_sent_is_found()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var backend = new Backend();
        var partition = Guid.NewGuid().ToString("N");
        // The node wrote an intent, and an id without telling the lane; then it died.
        await using (var node = SharedPostgres.Journal(partition))
        {
            await node.OpenAsync(Records.Ct);
            var (intent, sent) = (Records.Intent("1"), Records.Intent("2"));
            await node.AddAsync(intent, "node", TimeSpan.FromMilliseconds(1), false, Records.Ct);
            await node.AddAsync(sent, "node", TimeSpan.FromMilliseconds(1), false, Records.Ct);
            backend.Submitted["j9"] = "node";
            await node.RenewAsync("node", TimeSpan.FromMinutes(1), Records.Ct);
            await node.UpdateAsync(Records.Opened(sent, "j9"), "node", releases: true, Records.Ct);
            await node.ReleaseAsync("node", null, Records.Ct);
        }

        await using var account = AccountOf(partition, backend.ClientOf("lane"));
        await using var lane = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await lane.StartAsync(Records.Ct);
        Assert.Equal(JobState.Uncertain, Assert.Single(lane.Tracker.Recovery!.Uncertain).State);
        Assert.Equal("j9", Assert.Single(lane.Tracker.Recovery.Resumed).JobId);
    }

    private static ClusterAccount AccountOf(string partition, GenerationClient client) =>
        new(partition, new TypedClusterOptions { ConnectionString = SharedPostgres.ConnectionString }, [client]);

    private static async Task<TrackedJob> SubmitAsync(JobTracker tracker, string prompt)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.Serialize(new { prompt }));
        return await tracker.SubmitAsync("acme", "m/1", parameters.RootElement, new TrackOptions { Label = prompt }, Records.Ct);
    }
}
