using Typed.Cluster.Nodes;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The provider has accepted a job, and the lease of the node that sent it has ended before the id is written.</summary>
public sealed class LateOutcomeTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly string _partition = Guid.NewGuid().ToString("N");
    private readonly SimClock _clock = new();

    public static TheoryData<JobState> Outcomes => new(JobState.Open, JobState.Refused, JobState.NotSent);

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task The_outcome_is_written_if_nobody_else_has_the_job_and_a_lane_continues_with_it(JobState outcome)
    {
        await using var node = new NodeJournal(await OpenAsync());
        await using var lane = await OpenAsync();
        var intent = await SendAsync(node);
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));

        var written = await node.UpdateAsync(Records.Opened(intent, "j1") with { State = outcome }, "node", Records.Ct);

        Assert.Equal(2, written.Version);
        var stored = (await lane.FindAsync(intent.Key, Records.Ct))!;
        Assert.Equal((outcome, "j1"), (stored.State, stored.JobId));
        Assert.Equal(outcome == JobState.Open ? ["j1"] : [], (await ClaimAsync(lane)).Select(record => record.JobId));
    }

    [Fact]
    public async Task A_lane_that_has_taken_the_job_keeps_it()
    {
        await using var node = new NodeJournal(await OpenAsync());
        await using var lane = await OpenAsync();
        var intent = await SendAsync(node);
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        var claimed = Assert.Single(await ClaimAsync(lane));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await node.UpdateAsync(Records.Opened(intent, "j1"), "node", Records.Ct));

        var uncertain = await lane.UpdateAsync(claimed with { State = JobState.Uncertain }, "lane", Records.Ct);
        // The tracker of the node reads the job again, and tries once more.
        await Assert.ThrowsAsync<JournalConflictException>(async () => await node.UpdateAsync(Records.Opened(uncertain, "j1"), "node", Records.Ct));
        Assert.Equal(JobState.Uncertain, (await lane.FindAsync(intent.Key, Records.Ct))!.State);
    }

    [Fact]
    public async Task A_job_that_a_lane_has_finished_is_not_opened_again()
    {
        await using var node = new NodeJournal(await OpenAsync());
        await using var lane = await OpenAsync();
        var intent = await SendAsync(node);
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        var done = await lane.UpdateAsync(Assert.Single(await ClaimAsync(lane)) with { State = JobState.Succeeded, JobId = "j1" }, "lane", Records.Ct);
        await lane.ReleaseAsync("lane", null, Records.Ct);

        foreach (var read in new[] { intent, done })
        {
            await Assert.ThrowsAsync<JournalConflictException>(async () => await node.UpdateAsync(Records.Opened(read, "j1"), "node", Records.Ct));
        }

        Assert.Equal(JobState.Succeeded, (await lane.FindAsync(intent.Key, Records.Ct))!.State);
    }

    [Fact]
    public async Task An_unknown_outcome_is_left_to_the_lane()
    {
        await using var node = new NodeJournal(await OpenAsync());
        var intent = await SendAsync(node);
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await node.UpdateAsync(intent with { State = JobState.Uncertain }, "node", Records.Ct));
    }

    private static async Task<JobRecord> SendAsync(NodeJournal node)
    {
        var intent = Records.Intent();
        await node.AddAsync(intent, "node", s_lease, false, Records.Ct);
        return intent;
    }

    private static ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(PostgresJobJournal lane) => lane.ClaimAsync("lane", s_lease, ["acme"], int.MaxValue, Records.Ct);

    private async Task<PostgresJobJournal> OpenAsync()
    {
        var journal = SharedPostgres.Journal(_partition, _clock);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
