using Typed.Cluster;
using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;

namespace Typed.ClusterTests.Lanes;

/// <summary>What nodes tell each other. Needs no server.</summary>
public sealed class LaneTextTests
{
    [Fact]
    public void A_verified_message_keeps_what_ends_a_job()
    {
        var snapshot = Backend.SnapshotOf("j1", isEnded: true) with { Assets = [new Asset(new Uri("https://cdn.example/1.mp4")) { Id = "a", Name = "n", ExpiresAt = SimClock.Start }] };
        var key = Guid.NewGuid();
        var notice = new WebhookNotice("acme", "j1") { Status = snapshot.Status, DeliveryId = "d", IsVerified = true, Snapshot = snapshot, Key = key };
        var found = LaneText.FromMessage(LaneText.ToMessage(notice, SimClock.Start));
        Assert.Equal(("acme", "j1", "d", key, true), (found.Provider, found.JobId, found.DeliveryId, found.Key, found.IsVerified));
        Assert.Equal(snapshot.Status, found.Snapshot!.Status);
        Assert.Equal(3, found.Snapshot.CreditsUsed);
        var asset = Assert.Single(found.Snapshot.Assets);
        Assert.Equal(("https://cdn.example/1.mp4", "a", "n", SimClock.Start), (asset.Url.ToString(), asset.Id, asset.Name, asset.ExpiresAt));
    }

    [Fact]
    public void A_message_without_a_signature_carries_no_result()
    {
        var snapshot = Backend.SnapshotOf("j1", isEnded: true);
        var message = LaneText.ToMessage(new WebhookNotice("acme", "j1") { Status = snapshot.Status, Snapshot = snapshot }, SimClock.Start);
        Assert.Null(message.Ending);
        Assert.Null(LaneText.FromMessage(message).Snapshot);
    }

    [Fact]
    public void A_record_with_members_of_a_newer_version_survives_the_way()
    {
        var record = Records.Intent() with { Unknown = new Dictionary<string, System.Text.Json.JsonElement> { ["new"] = Records.Json("[1]") } };
        var found = LaneText.FromMessage(LaneText.ToMessage(new JobNews(null, record)), "acme").Record!;
        Assert.Equal(Records.Json(record), Records.Json(found));
    }

    [Theory]
    [InlineData("", "acme", 0, 1)]
    [InlineData("a/b", "acme", 0, 1)]
    [InlineData("a#1of2/b", "acme", 0, 1)]
    [InlineData("a", "acme", 3, 16)]
    public void The_key_of_a_lane_can_be_read_back(string partition, string provider, int shard, int shards) =>
        Assert.Equal((partition, provider, new LaneShard(shard, shards)), LaneKey.Parse(LaneKey.Of(partition, provider, new LaneShard(shard, shards))));

    [Theory]
    [InlineData("acme")]
    [InlineData("a/acme#2of2")]
    [InlineData("a/acme#")]
    public void A_text_that_is_no_key_of_a_lane_is_refused(string text) => Assert.Throws<ArgumentException>(() => LaneKey.Parse(text));

    [Fact]
    public void Options_without_a_database_are_refused() => Assert.Throws<ArgumentException>(() => new TypedClusterOptions().ThrowIfInvalid());
}
