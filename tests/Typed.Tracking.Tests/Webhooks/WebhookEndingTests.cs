using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The end of a job that a message states, as it is handed to the process that follows the job.</summary>
public sealed class WebhookEndingTests
{
    private static readonly DateTimeOffset s_now = SimClock.Start.AddMinutes(5);

    [Theory]
    [InlineData("done", true)]
    [InlineData("broken", false)]
    public void All_that_a_message_says_about_the_end_arrives(string status, bool isSuccess)
    {
        var expires = SimClock.Start.AddDays(1);
        var stated = new JobSnapshot
        {
            Id = "j1",
            Status = new JobStatus(status, isSuccess ? JobPhase.Succeeded : JobPhase.Failed),
            Model = "m/1",
            Assets = [new Asset(new Uri("https://cdn.example/a.mp4?s=1")) { Id = "a", Type = AssetType.Video, Name = "film", ExpiresAt = expires }, new Asset(new Uri("https://cdn.example/b"))],
            FailedReason = "because",
            CreditsUsed = 7.5m,
            CreditsRefunded = 0.5m,
        };
        var ending = WebhookEnding.Of(Message(stated), s_now)!;
        Assert.Equal(
            ("acme", "j1", "m/1", isSuccess ? JobState.Succeeded : JobState.Failed, s_now, s_now),
            (ending.Provider, ending.JobId, ending.Model, ending.State, ending.CreatedAt, ending.EndedAt));

        var read = WebhookEnding.ToSnapshot(ending);
        Assert.Equal(
            (stated.Id, stated.Status, stated.Model, stated.FailedReason, stated.CreditsUsed, stated.CreditsRefunded),
            (read.Id, read.Status, read.Model, read.FailedReason, read.CreditsUsed, read.CreditsRefunded));
        // Only results of a success expire.
        DateTimeOffset? expected = isSuccess ? expires : null;
        Assert.Equal(
            [("https://cdn.example/a.mp4?s=1", "a", "video", "film", expected), ("https://cdn.example/b", null, "", null, expected)],
            read.Assets.Select(asset => (asset.Url.AbsoluteUri, asset.Id, asset.Type.ToString(), asset.Name, asset.ExpiresAt)));
    }

    [Fact]
    public void An_end_without_details_is_one_too()
    {
        var ending = WebhookEnding.Of(Message(new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) }), s_now)!;
        Assert.Empty(WebhookEnding.ToSnapshot(ending).Assets);
        var bare = WebhookEnding.ToSnapshot(new JobRecord { Key = Guid.Empty, Provider = "acme", State = JobState.Failed, CreatedAt = s_now });
        Assert.Equal(("", new JobStatus("", JobPhase.Failed)), (bare.Id, bare.Status));
    }

    [Fact]
    public void A_message_that_is_not_verified_or_not_final_states_no_end()
    {
        var done = Message(new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) });
        Assert.NotNull(WebhookEnding.Of(done, s_now));
        Assert.Null(WebhookEnding.Of(done with { IsVerified = false }, s_now));
        Assert.Null(WebhookEnding.Of(done with { Snapshot = null }, s_now));
        Assert.Null(WebhookEnding.Of(Message(new JobSnapshot { Id = "j1", Status = new JobStatus("running", JobPhase.Running) }), s_now));
        Assert.Equal("notice", Assert.Throws<ArgumentNullException>(() => WebhookEnding.Of(null!, s_now)).ParamName);
        Assert.Equal("ending", Assert.Throws<ArgumentNullException>(() => WebhookEnding.ToSnapshot(null!)).ParamName);
    }

    private static WebhookNotice Message(JobSnapshot snapshot) => new("acme", snapshot.Id) { Status = snapshot.Status, IsVerified = true, Snapshot = snapshot };
}
