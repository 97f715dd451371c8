using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The unsettled jobs of a tenant are limited over all processes that share the journal.</summary>
public sealed class TenantLimitTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly string _partition = Guid.NewGuid().ToString("N");
    private int _count;

    [Fact]
    public async Task Two_processes_together_accept_as_many_jobs_of_a_tenant_as_allowed()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => i % 2 == 0 ? TryAsync(one, "a") : TryAsync(other, "a", "B"))));
        Assert.Equal(5, results.Count(accepted => accepted));
        // The others are not affected, and no tenant is no limit.
        Assert.True(await TryAsync(one, "b"));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(one, null))), Assert.True);
    }

    [Fact]
    public async Task A_job_that_has_ended_makes_room_and_an_equal_request_needs_none()
    {
        await using var journal = await OpenAsync();
        var jobs = Enumerable.Range(0, 5).Select(_ => Intent("a")).ToList();
        foreach (var job in jobs)
        {
            Assert.Null(await journal.AddAsync(job, "A", s_lease, false, Records.Ct));
        }

        var error = await Assert.ThrowsAsync<TenantLimitExceededException>(async () => await journal.AddAsync(Intent("a"), "A", s_lease, false, Records.Ct));
        Assert.Equal(("a", 5), (error.Tenant, error.Limit));
        Assert.Equal(jobs[0].Key, (await journal.AddAsync(jobs[0] with { Key = Guid.NewGuid() }, "A", s_lease, false, Records.Ct))!.Key);
        var open = await journal.UpdateAsync(Records.Opened(jobs[0], "j1"), "A", Records.Ct);
        Assert.False(await TryAsync(journal, "a"));
        await journal.UpdateAsync(open with { State = JobState.Succeeded, EndedAt = open.CreatedAt }, "A", Records.Ct);
        Assert.True(await TryAsync(journal, "a"));
        Assert.False(await TryAsync(journal, "a"));
    }

    private async Task<bool> TryAsync(PostgresJobJournal journal, string? tenant, string owner = "A")
    {
        try
        {
            return await journal.AddAsync(Intent(tenant), owner, s_lease, false, Records.Ct) is null;
        }
        catch (TenantLimitExceededException)
        {
            return false;
        }
    }

    private JobRecord Intent(string? tenant) => Records.Intent(Records.Text(Interlocked.Increment(ref _count))) with { Tenant = tenant };

    private async Task<PostgresJobJournal> OpenAsync()
    {
        var journal = SharedPostgres.Journal(_partition, configure: options => options with { MaxUnsettledPerTenant = 5 });
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
