using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Engine;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;

namespace Typed.ClusterTests.Lanes;

/// <summary>A webhook message that a node has accepted reaches the lane, whatever happens to the node or the lane.</summary>
public sealed class InboxTests
{
    private static readonly TimeSpan s_never = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_message_reaches_a_lane_that_is_away_and_one_of_a_dead_node_is_handled_by_another()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        // Polling does not find the end: it is rare, and the provider says that the jobs run.
        var backend = new Backend();
        await using var nodes = await TestNodes.StartAsync(2, (services, node) => services.AddSingleton(backend.ClientOf(node, interval: s_never)));
        var (first, second) = (await SubmitAsync(nodes.Client, "one"), await SubmitAsync(nodes.Client, "two"));

        // A node wrote the message, answered with 200, and died.
        await using (var dead = new PostgresWebhookInbox(nodes.Source))
        {
            await dead.AddAsync(NoticeText.ToMessage(Notice("j1"), TimeProvider.System.GetUtcNow()), Records.Ct);
        }

        Assert.Single((await first.WaitAsync(cancellationToken: Records.Ct)).Assets);

        await nodes.Cluster.KillSiloAsync(await nodes.SiloOfAsync(), Records.Ct);
        // It is accepted at once, although nobody works on the job.
        await nodes.Client.ReceiveWebhookAsync(Notice("j2"), Records.Ct);
        Assert.Single((await second.WaitAsync(cancellationToken: Records.Ct)).Assets);
        Assert.Equal(JobState.Succeeded, (await nodes.Client.FindAsync(second.Key, Records.Ct))!.State);
        Assert.Empty(backend.Ended);
    }

    private static WebhookNotice Notice(string id) => new("acme", id)
    {
        IsVerified = true,
        Status = new JobStatus("done", JobPhase.Succeeded),
        Snapshot = new JobSnapshot { Id = id, Status = new JobStatus("done", JobPhase.Succeeded), Assets = [new Asset(new Uri($"https://cdn.example/{id}.mp4"))] },
    };

    private static Task<TrackedJob> SubmitAsync(JobTracker tracker, string prompt) =>
        tracker.SubmitAsync("acme", "m/1", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = prompt }), cancellationToken: Records.Ct);
}
