using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>Jobs and limits are divided among shards without a rest.</summary>
public sealed class LaneShardTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_journal_and_the_nodes_agree_about_the_shard_of_a_job()
    {
        var partition = Guid.NewGuid().ToString("N");
        await using (var journal = SharedPostgres.Journal(partition))
        {
            await journal.OpenAsync(Records.Ct);
            for (var i = 0; i < 60; i++)
            {
                await journal.AddAsync(Records.Intent(Records.Text(i)), "node", s_lease, false, Records.Ct);
            }

            await journal.ReleaseAsync("node", null, Records.Ct);
        }

        var claimed = new List<JobRecord>();
        await using var source = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        foreach (var shard in LaneShard.All(3))
        {
            await using var lane = PostgresJobJournal.OfLane(source, new PostgresJournalOptions { Partition = partition }, shard, null);
            var jobs = await lane.ClaimAsync(Records.Text(shard.Index), s_lease, ["acme"], int.MaxValue, Records.Ct);
            Assert.All(jobs, job => Assert.Equal(shard, LaneShard.Of(job.Key, 3)));
            claimed.AddRange(jobs);
        }

        Assert.Equal(60, claimed.DistinctBy(job => job.Key).Count());
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    [InlineData(7, 7)]
    [InlineData(int.MaxValue, 256)]
    public void The_shares_of_a_budget_sum_up_to_it(int requests, int shards)
    {
        var shares = LaneShard.All(shards).Select(shard => shard.ShareOf(new TrackedProviderOptions { Budget = new RequestBudget(requests, s_lease) }).Budget!.Requests).ToList();
        Assert.Equal(requests, shares.Sum(share => (long)share));
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
    }
}
