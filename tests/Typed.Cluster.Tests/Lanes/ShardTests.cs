using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;

namespace Typed.ClusterTests.Lanes;

/// <summary>A lane with several shards behaves as one lane.</summary>
public sealed class ShardTests : IAsyncLifetime
{
    private const int Shards = 4;
    private static readonly TimeSpan s_never = TimeSpan.FromHours(1);
    private readonly Backend _backend = new();
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
        if (PostgresServer.Missing is null)
        {
            _nodes = await TestNodes.StartAsync(
                2,
                (services, node) =>
                {
                    services.AddSingleton(_backend.ClientOf(node));
                    services.AddSingleton(_backend.ClientOf(node, "slow", s_never));
                },
                (options, _) =>
                {
                    options.ShardsPerLane = Shards;
                    options.Tracker.Providers["slow"] = new TrackedProviderOptions { Budget = new RequestBudget(6, s_never) };
                });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_nodes is not null)
        {
            await _nodes.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_jobs_are_divided_and_every_node_sees_the_end_of_each()
    {
        JobTracker[] nodes = [.. Nodes.Trackers, Nodes.Client];
        var jobs = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => SubmitAsync(nodes[i % 3], "acme", Records.Text(i))));
        var waits = jobs.Select(async (job, i) => await (await nodes[(i + 1) % 3].FindAsync(job.Key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct)).ToList();
        while (_backend.Polls.Count < 40)
        {
            await Task.Yield();
        }

        var reports = await Task.WhenAll(LaneShard.All(Shards).Select(shard => ShardOf("acme", shard).ReportAsync()));
        Assert.Equal(
            jobs.CountBy(job => LaneShard.Of(job.Key, Shards).Index).OrderBy(pair => pair.Key).Select(pair => pair.Value),
            reports.Select(report => report.Followed).Where(followed => followed > 0));
        foreach (var id in _backend.Submitted.Keys)
        {
            _backend.Ended[id] = true;
        }

        Assert.All(await Task.WhenAll(waits), result => Assert.Single(result.Assets));
        Assert.All(_backend.Polls, polls => Assert.Single(polls.Value.Distinct()));
    }

    [Fact]
    public async Task The_budget_of_a_key_holds_over_all_shards()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Records.Ct);
        JobTracker[] nodes = [.. Nodes.Trackers, Nodes.Client];
        var submissions = Enumerable.Range(0, 24).Select(i => SubmitAsync(nodes[i % 3], "slow", Records.Text(i), stop.Token)).ToList();
        for (var i = 0; i < 6; i++)
        {
            submissions.Remove(await Task.WhenAny(submissions));
        }

        await stop.CancelAsync();
        foreach (var submission in submissions)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submission);
        }

        Assert.Equal(6, _backend.Submitted.Count);
    }

    [Fact]
    public async Task Equal_requests_are_paid_once_whatever_their_shards()
    {
        var submissions = Enumerable.Range(0, 12).Select(i => SubmitAsync(Nodes.Trackers[i % 2], "acme", "equal")).ToList();
        await Assert.ThrowsAnyAsync<DuplicateSubmissionException>(() => Task.WhenAll(submissions));
        Assert.Equal(1, submissions.Count(submission => submission.IsCompletedSuccessfully));
        Assert.Single(_backend.Submitted);
    }

    [Fact]
    public async Task A_webhook_that_names_only_the_provider_s_id_finds_the_shard()
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SubmitAsync(Nodes.Trackers[0], "slow", Records.Text(i))));
        await Task.WhenAll(jobs.Select(async job =>
        {
            var snapshot = Backend.SnapshotOf(job.Record.JobId!, isEnded: true);
            var notice = new WebhookNotice("slow", snapshot.Id) { IsVerified = true, Status = snapshot.Status, Snapshot = snapshot };
            // Before the shard knows the job, a message is only a hint.
            while (await Nodes.Client.HandleWebhookAsync(notice, Records.Ct) is not (WebhookOutcome.Accepted or WebhookOutcome.Repeated))
            {
                await Task.Yield();
            }

            Assert.Single((await job.WaitAsync(cancellationToken: Records.Ct)).Assets);
        }));
    }

    [Fact]
    public async Task A_pause_that_the_provider_asks_one_shard_for_holds_for_all()
    {
        _backend.AsksForPause = s_never;
        await SubmitAsync(Nodes.Client, "acme", "one");
        await using var command = Nodes.Source.CreateCommand("select budget from typed_lanes where owner like 'lane /acme#%'");
        while (true)
        {
            var paused = 0;
            await using (var reader = await command.ExecuteReaderAsync(Records.Ct))
            {
                while (await reader.ReadAsync(Records.Ct))
                {
                    paused += JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), BudgetStateJson.Default.BudgetState)!.Paused > s_never / 2 ? 1 : 0;
                }
            }

            if (paused == Shards)
            {
                break;
            }

            await Task.Delay(50, Records.Ct);
        }

        Assert.Single(_backend.Polls);
    }

    private ILaneGrain ShardOf(string provider, LaneShard shard) => Nodes.Cluster.Client.GetGrain<ILaneGrain>(LaneKey.Of("", provider, shard));

    private static async Task<TrackedJob> SubmitAsync(JobTracker tracker, string provider, string prompt, CancellationToken? cancellationToken = null)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.Serialize(new { prompt }));
        return await tracker.SubmitAsync(provider, "m/1", parameters.RootElement, new TrackOptions { Label = prompt }, cancellationToken ?? Records.Ct);
    }
}
