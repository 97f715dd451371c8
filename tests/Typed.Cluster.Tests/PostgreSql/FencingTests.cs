using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>Of two processes that believe to own a job, one can write.</summary>
public sealed class FencingTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly string _partition = Guid.NewGuid().ToString("N");
    private readonly SimClock _clock = new();

    [Fact]
    public async Task A_process_that_was_paused_beyond_its_lease_writes_nothing_even_if_nobody_has_its_jobs()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent, "A");
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(Records.Opened(intent, "j1"), "A", Records.Ct));
        Assert.Equal(JobState.Intent, (await journal.FindAsync(intent.Key, Records.Ct))!.State);
        // It gets the job back as anybody else would: by a claim, with a new epoch.
        await journal.RenewAsync("A", s_lease, Records.Ct);
        var claimed = Assert.Single(await ClaimAsync(journal, "A"));
        Assert.Equal(2, (await journal.UpdateAsync(claimed, "A", Records.Ct)).Version);
    }

    [Fact]
    public async Task When_one_job_was_claimed_the_old_owner_writes_none_of_its_jobs()
    {
        await using var journal = await OpenAsync();
        await using var other = await OpenAsync();
        var (first, second) = (Records.Intent("1", at: SimClock.Start), Records.Intent("2", at: SimClock.Start.AddMinutes(1)));
        await AddAsync(journal, first, "A");
        await AddAsync(journal, second, "A");
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        Assert.Equal(first.Key, Assert.Single(await other.ClaimAsync("B", s_lease, ["acme"], 1, Records.Ct)).Key);
        await journal.RenewAsync("A", s_lease, Records.Ct);
        foreach (var record in new[] { first, second })
        {
            await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(record, "A", Records.Ct));
        }
    }

    [Fact]
    public async Task A_session_that_is_renewed_after_a_refused_write_writes_again_and_does_not_leave_the_job_to_nobody()
    {
        var clock = new EventClock(_clock);
        await using var journal = SharedPostgres.Journal(_partition, clock);
        await journal.OpenAsync(Records.Ct);
        var intent = Records.Intent();
        await AddAsync(journal, intent, "A");
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        // After an outage longer than the lease: the write is refused, and before its owner finds out why, the renewal gets through.
        var renewals = 0;
        clock.BeforeReading(2, () => renewals = Renew());
        Assert.Equal(2, (await journal.UpdateAsync(Records.Opened(intent, "j1"), "A", Records.Ct)).Version);
        Assert.Equal(1, renewals);
        Assert.Equal("j1", (await journal.FindAsync(intent.Key, Records.Ct))!.JobId);
    }

    [Fact]
    public async Task A_second_process_with_the_same_name_fences_the_first_at_once()
    {
        await using var journal = await OpenAsync();
        await using var restarted = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent, "lane");
        Assert.Single(await ClaimAsync(restarted, "lane"));
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(Records.Opened(intent, "j1"), "lane", Records.Ct));
        Assert.Equal(2, (await restarted.UpdateAsync(Records.Opened(intent, "j1"), "lane", Records.Ct)).Version);
    }

    [Fact]
    public async Task A_job_that_is_passed_on_is_released_in_the_same_step()
    {
        await using var node = await OpenAsync();
        await using var lane = await OpenAsync();
        Assert.Empty(await ClaimAsync(lane, "lane"));
        var intent = Records.Intent();
        await AddAsync(node, intent, "node");
        var open = await node.UpdateAsync(Records.Opened(intent, "j1"), "node", releases: true, Records.Ct);
        Assert.Single(await lane.ClaimAsync("lane", s_lease, [intent.Key, Guid.NewGuid()], Records.Ct));
        Assert.Empty(await lane.ClaimAsync("lane", s_lease, [intent.Key], Records.Ct));
        await Assert.ThrowsAsync<JournalConflictException>(async () => await node.UpdateAsync(open, "node", Records.Ct));
        Assert.Equal(3, (await lane.UpdateAsync(open, "lane", Records.Ct)).Version);
    }

    [Fact]
    public async Task Two_processes_that_claim_at_one_moment_share_the_jobs()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        for (var i = 0; i < 40; i++)
        {
            await AddAsync(one, Records.Intent(Records.Text(i)), "gone");
        }

        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        var claims = await Task.WhenAll(new[] { (one, "B"), (other, "C") }.Select(pair => Task.Run(async () => await ClaimAsync(pair.Item1, pair.Item2))));
        Assert.Equal(40, claims.Sum(claim => claim.Count));
        Assert.Equal(40, claims.SelectMany(claim => claim).Select(record => record.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_statement_that_began_before_the_job_was_claimed_changes_nothing(bool isWrite)
    {
        await using var paused = await OpenAsync();
        await using var successor = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(paused, intent, isWrite ? "lane" : "other");
        if (!isWrite)
        {
            await paused.ReleaseAsync("other", [intent.Key], Records.Ct);
            Assert.Empty(await paused.ClaimAsync("lane", s_lease, [Guid.NewGuid()], Records.Ct));
        }

        await using var source = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Records.Ct);
        await using var transaction = await connection.BeginTransactionAsync(Records.Ct);
        await ExecuteAsync(connection, "select from typed_jobs where key = @key for update", intent.Key);
        var late = isWrite
            ? Task.Run(async () => (object)await paused.UpdateAsync(Records.Opened(intent, "j1"), "lane", Records.Ct))
            : Task.Run(async () => (object)await paused.ClaimAsync("lane", s_lease, [intent.Key], Records.Ct));
        await using var watcher = source.CreateCommand($"select count(*) from pg_stat_activity where {connection.ProcessID} = any(pg_blocking_pids(pid))");
        while ((long)(await watcher.ExecuteScalarAsync(Records.Ct))! == 0)
        {
            await Task.Yield();
        }

        // The statement has seen a live session. Now another activation starts, and takes the job.
        Assert.Empty(await ClaimAsync(successor, "lane"));
        await ExecuteAsync(connection, $"update typed_jobs set epoch = (select max(epoch) from typed_sessions where partition = '{_partition}' and owner = 'lane') where key = @key", intent.Key);
        await transaction.CommitAsync(Records.Ct);
        if (isWrite)
        {
            await Assert.ThrowsAsync<JournalConflictException>(() => late);
        }
        else
        {
            Assert.Empty((List<JobRecord>)await late);
        }

        Assert.Equal(2, (await successor.UpdateAsync(Records.Opened(intent, "j2"), "lane", Records.Ct)).Version);
    }

    private int Renew()
    {
        using var source = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        using var command = source.CreateCommand("update typed_sessions set until = until + interval '1 hour' where partition = @partition and owner = 'A' and not is_fenced");
        command.Parameters.Add(new NpgsqlParameter<string>("partition", _partition));
        return command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, Guid key)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<Guid>("key", key) } };
        await command.ExecuteNonQueryAsync(Records.Ct);
    }

    private static ValueTask<JobRecord?> AddAsync(PostgresJobJournal journal, JobRecord record, string owner) => journal.AddAsync(record, owner, s_lease, false, Records.Ct);

    private static ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(PostgresJobJournal journal, string owner) =>
        journal.ClaimAsync(owner, s_lease, ["acme"], int.MaxValue, Records.Ct);

    private async Task<PostgresJobJournal> OpenAsync()
    {
        var journal = SharedPostgres.Journal(_partition, _clock);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }

    /// <summary>A clock that runs an action before one of its readings. The journal reads it once per statement.</summary>
    private sealed class EventClock(SimClock clock) : TimeProvider
    {
        private Action? _action;
        private int _left;

        public void BeforeReading(int number, Action action) => (_left, _action) = (number, action);

        public override DateTimeOffset GetUtcNow()
        {
            if (_action is not null && --_left == 0)
            {
                _action();
            }

            return clock.GetUtcNow();
        }
    }
}
