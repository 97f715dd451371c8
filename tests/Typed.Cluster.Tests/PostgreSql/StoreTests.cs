using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>What the table adds to the contract: one migration, shared commits, limits, retention.</summary>
public sealed class StoreTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly string _partition = Guid.NewGuid().ToString("N");
    private readonly SimClock _clock = new();

    [Fact]
    public async Task Of_many_that_start_at_one_moment_one_creates_the_tables()
    {
        var name = $"typed_{_partition}";
        await using var source = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        await using (var create = source.CreateCommand($"create database {name}"))
        {
            await create.ExecuteNonQueryAsync(Records.Ct);
        }

        var address = new NpgsqlConnectionStringBuilder(SharedPostgres.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var journal = new PostgresJobJournal(address);
            Assert.Equal(0, (await journal.OpenAsync(Records.Ct)).Jobs);
        }));
        await using var own = NpgsqlDataSource.Create(address);
        await using var count = own.CreateCommand("select count(*) from typed_schema");
        Assert.Equal((long)JournalSchema.Steps.Count, await count.ExecuteScalarAsync(Records.Ct));
    }

    [Fact]
    public async Task A_node_of_this_version_works_beside_one_of_a_newer_version()
    {
        await using var journal = await OpenAsync();
        await using var source = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        // A newer version has added a column and a step.
        await using (var newer = source.CreateCommand("alter table typed_jobs add column if not exists of_a_newer_version integer; insert into typed_schema (version) values (1000) on conflict do nothing"))
        {
            await newer.ExecuteNonQueryAsync(Records.Ct);
        }

        await using var restarted = await OpenAsync();
        var intent = Records.Intent() with { StateText = "a_state_of_the_future" };
        Assert.Null(await restarted.AddAsync(intent, "A", s_lease, false, Records.Ct));
        Assert.Equal("a_state_of_the_future", (await journal.FindAsync(intent.Key, Records.Ct))!.StateText);
    }

    [Fact]
    public async Task Two_trackers_without_Orleans_share_a_journal_and_one_takes_over_from_the_other()
    {
        var backend = new Backend();
        var one = new JobTracker(Options(), [backend.ClientOf("one")]);
        await using var other = new JobTracker(Options(), [backend.ClientOf("other")]);
        await one.StartAsync(Records.Ct);
        await other.StartAsync(Records.Ct);
        using var parameters = System.Text.Json.JsonDocument.Parse("{}");
        var job = await one.SubmitAsync("acme", "m/1", parameters.RootElement, cancellationToken: Records.Ct);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => other.SubmitAsync("acme", "m/1", parameters.RootElement, cancellationToken: Records.Ct));
        await one.DisposeAsync();
        backend.Ended["j1"] = true;
        while ((await other.FindAsync(job.Key, Records.Ct))!.State == JobState.Open)
        {
            await Task.Yield();
        }

        Assert.Equal(JobState.Succeeded, (await other.FindAsync(job.Key, Records.Ct))!.State);
        Assert.Contains("other", backend.Polls["j1"]);
        Assert.Single(backend.Submitted);

        TrackerOptions Options() => new() { Journal = SharedPostgres.Journal(_partition), Lease = TimeSpan.FromSeconds(3) };
    }

    [Fact]
    public async Task Concurrent_writes_share_commits()
    {
        await using var journal = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            var intent = Records.Intent(Records.Text(i));
            Assert.Null(await journal.AddAsync(intent, "A", s_lease, false, Records.Ct));
            Assert.Equal(2, (await journal.UpdateAsync(Records.Opened(intent, $"j{i}"), "A", Records.Ct)).Version);
        })));
        Assert.InRange(journal.Commits, 2, 500);
        Assert.Equal(500, (await journal.ListAsync(new JobQuery { States = [JobState.Open] }, Records.Ct).ToListAsync()).Count);
    }

    [Fact]
    public async Task Two_changes_of_one_version_at_one_moment_are_one_change_and_a_conflict()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await journal.AddAsync(intent, "A", s_lease, false, Records.Ct);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                return await journal.UpdateAsync(intent with { Status = Records.Text(i) }, "A", Records.Ct);
            }
            catch (JournalConflictException)
            {
                return null;
            }
        })));
        var winner = Assert.Single(results, result => result is not null)!;
        Assert.Equal(winner.Status, (await journal.FindAsync(intent.Key, Records.Ct))!.Status);
    }

    [Fact]
    public async Task Journals_of_different_names_see_nothing_of_each_other()
    {
        await using var journal = await OpenAsync();
        await using var other = SharedPostgres.Journal(_partition + "-b", _clock);
        await other.OpenAsync(Records.Ct);
        var intent = Records.Intent();
        await journal.AddAsync(Records.Opened(intent, "j1"), "A", s_lease, false, Records.Ct);
        Assert.Null(await other.FindAsync(intent.Key, Records.Ct));
        Assert.Null(await other.FindByJobIdAsync("acme", "j1", Records.Ct));
        Assert.Null(await other.FindUnsettledAsync(intent.Identity!, Records.Ct));
        Assert.Empty(await other.ListAsync(new JobQuery(), Records.Ct).ToListAsync());
        _clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        Assert.Empty(await other.ClaimAsync("B", s_lease, ["acme"], 10, Records.Ct));
        Assert.Null(await other.AddAsync(Records.Intent(), "B", s_lease, false, Records.Ct));
    }

    [Fact]
    public async Task A_record_that_is_too_large_is_refused_and_any_text_is_kept()
    {
        await using var journal = await OpenAsync(options => options with { MaxRecordBytes = 4096 });
        await Assert.ThrowsAsync<JournalRecordTooLargeException>(async () =>
            await journal.AddAsync(Records.Intent() with { Label = new string('x', 5000) }, "A", s_lease, false, Records.Ct));
        var odd = Records.Intent() with { Label = "a\0b", Tenant = "\ud800", JobId = new string('j', 3000), Tags = ["t\0", "é", ""] };
        await journal.AddAsync(odd, "A", s_lease, false, Records.Ct);
        var found = (await journal.FindAsync(odd.Key, Records.Ct))!;
        Assert.Equal(Records.Json(odd), Records.Json(found));
        Assert.Equal(odd.Key, (await journal.FindByJobIdAsync("acme", odd.JobId, Records.Ct))!.Key);
        Assert.Single(await journal.ListAsync(new JobQuery { Label = "a\0b", Tag = "t\0" }, Records.Ct).ToListAsync());
        Assert.Empty(await journal.ListAsync(new JobQuery { Tag = "other" }, Records.Ct).ToListAsync());
    }

    [Fact]
    public async Task Settled_jobs_are_kept_for_their_time_and_others_for_ever()
    {
        await using var journal = await OpenAsync(options => options with { KeepSettledFor = TimeSpan.FromDays(2) });
        var (old, young, open) = (Records.Intent("1"), Records.Intent("2"), Records.Intent("3"));
        foreach (var record in new[] { old, young, open })
        {
            await journal.AddAsync(record, "A", s_lease, false, Records.Ct);
        }

        await journal.UpdateAsync(old with { State = JobState.Failed, EndedAt = SimClock.Start }, "A", Records.Ct);
        await journal.UpdateAsync(young with { State = JobState.Failed, EndedAt = SimClock.Start.AddDays(2) }, "A", Records.Ct);
        _clock.Advance(TimeSpan.FromDays(3));
        // Whoever renews a lease also removes.
        await journal.RenewAsync("A", s_lease, Records.Ct);
        Assert.Equal([young.Key, open.Key], (await journal.ListAsync(new JobQuery(), Records.Ct).ToListAsync()).Select(record => record.Key).OrderBy(key => key == open.Key));
    }

    [Fact]
    public async Task A_list_of_many_pages_is_whole_and_in_order()
    {
        await using var journal = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 1203).Select(async i =>
            await journal.AddAsync(Records.Intent(Records.Text(i), at: SimClock.Start.AddSeconds(i % 7)), "A", s_lease, false, Records.Ct)));
        var found = await journal.ListAsync(new JobQuery(), Records.Ct).ToListAsync();
        Assert.Equal(1203, found.Select(record => record.Key).Distinct().Count());
        Assert.Equal(found.Select(record => record.CreatedAt).Order(), found.Select(record => record.CreatedAt));
    }

    private async Task<PostgresJobJournal> OpenAsync(Func<PostgresJournalOptions, PostgresJournalOptions>? configure = null)
    {
        var journal = SharedPostgres.Journal(_partition, _clock, configure);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
