using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.Tracking.Engine;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>A person decides about a job while nodes run ("typed jobs resolve").</summary>
public sealed class DecisionTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly string _partition = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_decision_is_written_although_a_lane_holds_the_job_and_the_lane_continues_from_there()
    {
        await using var lane = SharedPostgres.Journal(_partition);
        await lane.OpenAsync(Records.Ct);
        var uncertain = Records.Intent() with { State = JobState.Uncertain };
        await lane.AddAsync(uncertain, "lane", s_lease, false, Records.Ct);
        await using var tool = SharedPostgres.Journal(_partition);
        // Without the decision of a person it is the lane's job.
        await Assert.ThrowsAsync<JournalConflictException>(async () => await tool.UpdateAsync(uncertain, "tool", Records.Ct));
        var resolved = await tool.DecideAsync(JobChanges.Resolved(uncertain, "j1"), Records.Ct);
        // What the lane still believes about the job is old.
        await Assert.ThrowsAsync<JournalConflictException>(async () => await lane.UpdateAsync(uncertain, "lane", Records.Ct));
        Assert.Equal("j1", Assert.Single(await lane.ClaimAsync("lane", s_lease, ["acme"], 10, Records.Ct)).JobId);
        Assert.Equal(3, (await lane.UpdateAsync(resolved, "lane", Records.Ct)).Version);
        await Assert.ThrowsAsync<JournalConflictException>(() => tool.DecideAsync(resolved, Records.Ct));
    }
}
