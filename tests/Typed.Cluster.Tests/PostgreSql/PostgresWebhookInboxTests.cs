using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;
using Typed.TrackingTests.Webhooks;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The inbox in PostgreSQL does what every inbox must do, and several processes share it.</summary>
public sealed class PostgresWebhookInboxTests : WebhookInboxContract
{
    private readonly string _partition = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Processes_share_an_inbox_and_take_each_message_once()
    {
        await using var one = Make();
        await using var other = Make();
        Assert.True(await one.AddAsync(Message("1"), Records.Ct));
        Assert.False(await other.AddAsync(Message("1"), Records.Ct));
        Assert.True(await other.AddAsync(Message("2"), Records.Ct));
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await TakeAsync(i % 2 == 0 ? one : other))));
        Assert.Equal(2, taken.Sum(messages => messages.Count));
        await using var stranger = new PostgresWebhookInbox(SharedPostgres.ConnectionString, Options, _partition + "-other", Clock);
        Assert.True(await stranger.AddAsync(Message("1"), Records.Ct));
    }

    protected override IWebhookInbox Make() => new PostgresWebhookInbox(SharedPostgres.ConnectionString, Options, _partition, Clock);
}
